-- omlox objects as they were given, beside the site documents: kind is provider, trackable, zone or fence, id its key,
-- twin the id of the element of the site document that is the same thing, empty where there is none.
create table omlox_document (
    site varchar(128) not null,
    kind varchar(16) not null,
    id varchar(128) not null,
    twin varchar(128) not null,
    document varchar(200000) not null,
    primary key (site, kind, id)
);

-- Every published state of every site document. Rows are only ever added.
create table site_revision (
    site         varchar(128)             not null,
    revision     bigint                   not null check (revision > 0),
    document     text                     not null,
    author       varchar(256)             not null,
    reason       varchar(2000)            not null,
    published_at timestamp with time zone not null,
    primary key (site, revision)
);

-- What people work on and have not published.
create table site_draft (
    site     varchar(128)             not null,
    owner    varchar(256)             not null,
    name     varchar(128)             not null,
    version  bigint                   not null check (version > 0),
    based_on bigint                   not null check (based_on >= 0),
    document text                     not null,
    saved_at timestamp with time zone not null,
    primary key (site, owner, name)
);

-- Plans of floors as files.
create table floor_plan (
    site       varchar(128)             not null,
    floor      varchar(128)             not null,
    name       varchar(128)             not null,
    version    bigint                   not null check (version > 0),
    media_type varchar(128)             not null,
    properties text                     not null,
    author     varchar(256)             not null,
    saved_at   timestamp with time zone not null,
    content    ${bytes}                 not null,
    primary key (site, floor, name)
);

-- Where content of headsets is anchored: pose in the site frame, m and a unit quaternion; covariance as the upper triangle
-- row by row, x y z rotX rotY rotZ, numbers with blanks between them, empty when not given.
create table content_anchor (
    site       varchar(128)             not null,
    id         varchar(128)             not null,
    version    bigint                   not null check (version > 0),
    x          double precision         not null,
    y          double precision         not null,
    z          double precision         not null,
    qx         double precision         not null,
    qy         double precision         not null,
    qz         double precision         not null,
    qw         double precision         not null,
    covariance varchar(1000)            not null,
    properties text                     not null,
    owner      varchar(256)             not null,
    access     varchar(16)              not null,
    expires_at timestamp with time zone,
    saved_at   timestamp with time zone not null,
    primary key (site, id)
);

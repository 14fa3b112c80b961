create table access_account (
    name varchar(128) not null primary key,
    password_hash varchar(100) not null,
    roles varchar(100) not null,
    created_at timestamp with time zone not null
);

create table access_token (
    id varchar(32) not null primary key,
    name varchar(128) not null,
    secret_hash varchar(64) not null,
    roles varchar(100) not null,
    created_by varchar(256) not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone
);

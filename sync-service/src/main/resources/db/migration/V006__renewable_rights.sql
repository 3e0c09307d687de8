-- What a rollover's plan must know beforehand: a right that ends with its year is not carried on.
alter table reading_right add column renewable boolean not null default true;

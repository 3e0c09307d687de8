-- A W3C container has the annotations of a notebook: its live notes without the sequences, which are few.
create index document_sequences on document (owner, notebook) where kind = 'sequence' and doc is not null;

"""Documents on paper: a module a document; `setting` sets their pages, `figures` draws what is drawn."""

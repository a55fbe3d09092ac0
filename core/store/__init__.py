"""Where the record lies: engine, encryption, keyring, migrations, photographs, lock. Only this room knows dialects."""

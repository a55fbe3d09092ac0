"""Arrow as far as Parquet needs it: without Flight, S3, headers and sources (100 MB)."""

hiddenimports = ["pyarrow._parquet", "pyarrow.lib", "pyarrow.vendored.version"]

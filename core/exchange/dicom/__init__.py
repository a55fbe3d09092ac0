"""DICOM: photographs as VL Photographic Images, reports as Encapsulated PDFs, and photographs read from such files."""

"""Files and folders into a project: found, read and stored, and how each one went."""

from reader.importing.batch import REFUSALS_TOLD
from reader.importing.each import import_each
from reader.importing.files import contents_of, files_in
from reader.importing.result import ImportResult

__all__ = ["REFUSALS_TOLD", "ImportResult", "contents_of", "files_in", "import_each"]

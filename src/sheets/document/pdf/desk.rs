//! What typst sees of the world: the template, one document, the program's own fonts. No disk, no net, no clock.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::sheets::workbook::ExportError;

/// What all documents are set with.
static TOOLS: LazyLock<Option<Tools>> = LazyLock::new(Tools::lay_out);

/// What is the same for every document.
pub(super) struct Tools {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    /// The fonts of the program, regular and semi-bold.
    pub fonts: Vec<Font>,
    template: Source,
    document: FileId,
}

/// A document that is to be set.
pub(super) struct Desk {
    tools: &'static Tools,
    data: Bytes,
}

impl Tools {
    fn lay_out() -> Option<Tools> {
        const FONTS: [&[u8]; 2] = [
            include_bytes!("../../../../assets/fonts/IBMPlexSans_400Regular.ttf"),
            include_bytes!("../../../../assets/fonts/IBMPlexSans_600SemiBold.ttf"),
        ];
        let file = |name| VirtualPath::new(name).ok().map(|p| RootedPath::new(VirtualRoot::Project, p).intern());
        let fonts: Vec<Font> = FONTS.into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect();
        Some(Tools {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("paper.typ")?, include_str!("paper.typ").to_owned()),
            document: file("document.json")?,
        })
    }

    /// The tools, laid out once.
    pub(super) fn at_hand() -> Option<&'static Tools> {
        TOOLS.as_ref()
    }
}

impl Desk {
    /// Lays a document out, as the template reads it.
    ///
    /// # Errors
    /// Where the tools are broken.
    pub(super) fn new(data: Vec<u8>) -> Result<Desk, ExportError> {
        let tools = Tools::at_hand().ok_or_else(|| ExportError::Unwritable("paper.typ".to_owned()))?;
        Ok(Desk { tools, data: Bytes::new(data) })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.tools.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.tools.book
    }

    fn main(&self) -> FileId {
        self.tools.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.tools.template.clone()) } else { Err(not_there(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.tools.document { Ok(self.data.clone()) } else { Err(not_there(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.tools.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}

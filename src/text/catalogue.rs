//! The messages: Vietnamese first, English second, kept in `assets/text` as Fluent files.
//!
//! A message is asked for by its literal name, so that a test can compare every name and argument
//! in the source with the files.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// The messages of one language.
pub struct Text {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

const VI: [&str; 7] = [
    include_str!("../../assets/text/vi/domain.ftl"),
    include_str!("../../assets/text/vi/file.ftl"),
    include_str!("../../assets/text/vi/sheets.ftl"),
    include_str!("../../assets/text/vi/workbook.ftl"),
    include_str!("../../assets/text/vi/publish.ftl"),
    include_str!("../../assets/text/vi/cli.ftl"),
    include_str!("../../assets/text/vi/ui.ftl"),
];

const EN: [&str; 7] = [
    include_str!("../../assets/text/en/domain.ftl"),
    include_str!("../../assets/text/en/file.ftl"),
    include_str!("../../assets/text/en/sheets.ftl"),
    include_str!("../../assets/text/en/workbook.ftl"),
    include_str!("../../assets/text/en/publish.ftl"),
    include_str!("../../assets/text/en/cli.ftl"),
    include_str!("../../assets/text/en/ui.ftl"),
];

impl Lang {
    /// The two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a two-letter code.
    pub fn from_code(code: &str) -> Option<Lang> {
        [Lang::Vi, Lang::En].into_iter().find(|l| l.code() == code)
    }
}

impl Text {
    /// Loads the messages of a language.
    pub fn new(lang: Lang) -> Text {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolating marks protect mixed writing directions, which neither language has.
        bundle.set_use_isolating(false);
        let files = match lang {
            Lang::Vi => VI,
            Lang::En => EN,
        };
        for file in files {
            // A file with a mistake gives what could be read; the tests insist on none.
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Text { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without arguments.
    pub fn say(&self, name: &str) -> String {
        self.fill(name, &[])
    }

    /// A message with its arguments, each put in as it is: numbers are formatted before.
    pub fn fill(&self, name: &str, arguments: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (key, value) in arguments {
            args.set(*key, FluentValue::from(*value));
        }
        let Some(pattern) = self.bundle.get_message(name).and_then(|m| m.value()) else {
            return name.to_owned();
        };
        let mut mistakes = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut mistakes).into_owned()
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("lang", &self.lang).finish_non_exhaustive()
    }
}

//! Thẩm Định: appraises, ranks and publishes the administrative reform index (Chỉ số cải cách hành
//! chính, PAR INDEX) of a province or city.
//!
//! # The one idea
//!
//! A campaign is a **log of entries**. An entry says who, when, from where, and what changed from
//! what to what. Everything on screen, in the workbook and in the report is computed from the log:
//! history is the log listed, undo is an entry whose changes are another's turned round, joining
//! copies is the union of two logs, finalizing is an entry that holds a digest of those before it.
//! A campaign fits in memory with room to spare, so there is no cache and no query language between
//! the screen and the data.
//!
//! # Floors
//!
//! ```text
//!  4   ui    cli        the two faces
//!  3   workbench        the owner of an open campaign; background jobs
//!  2   file   sheets    the SQLite file · spreadsheets and reports (never each other)
//!  1   text             words and numbers for people
//!  0   domain           the appraisal itself; uses nothing of ours
//! ```
//!
//! A floor uses the floors below it, nothing above or beside; `tests/tidy.rs` reads the `crate::`
//! paths and fails where a floor leaks. `domain` has no I/O, clock, chance, screen or floating
//! point. Text for people stands only in `assets/text`.
//!
//! # From a key to the screen
//!
//! A page drops an intent with a command into an outbox. The window drains the outbox after drawing;
//! the workbench stamps the command, the domain decides (entries, or a refusal shown at the cell),
//! the file appends them in one transaction, then memory commits. In the next frame pages compute
//! again what they show; nothing is notified.
//!
//! Undo by key turns round what was decided since the window was opened ([`workbench::steps`]); what is older is taken
//! back from the history, by name, after a look at what would change. Whether the campaign can be changed here and now
//! is asked once ([`ui::context::Access`]): it may be locked, altered outside of the program, or
//! another program may be working on it. Digests are checked before anything is written: what was altered is read alone.
//!
//! Tables that are typed into are one widget ([`ui::widgets::grid`]): a model that says what stands in a cell, a state
//! that is kept beside the page, events that the page turns into commands. Rows are sorted and filtered by a view over
//! the model, so that no page knows of it. It keeps the keyboard wherever on it one clicks, takes it where nobody has
//! it, and reads every cell that can be seen out to a screen reader.
//!
//! What costs as much as the campaign is large is followed, not made anew: a mark, what is open on a unit
//! ([`domain::readiness::OpenList`]) and the reasons of a line ([`ui::scoring::bank::Bank`]) change with the decision
//! that touches them.
//!
//! What leaves the house (workbook, announcement, report, letters, open data) is formed from one edition; what
//! is told of it beside the figures (spread, causes, points lost and won back) is computed once, in
//! [`domain::analysis`], so that no two papers can disagree.
//!
//! Long work runs as a [`workbench::job`] on a frozen `Arc<Campaign>`, reports through one call that
//! also notices stopping, and returns a value; only the workbench writes. An import is a preview
//! that becomes entries when it is accepted. What a person says about a sheet goes along with the
//! next reading of it ([`sheets::read::Told`]); what is to hold for later files too becomes set-up: an
//! alias of a unit, the head of a column, a word in the place of a score, what sheets of a name are. Taking
//! in and finalizing are written on a thread too, their digests computed beside it: the workbench goes
//! along, the window shows the campaign as it was, and what is decided meanwhile waits for it to come back.
//!
//! One program works on a campaign file, any number read it meanwhile (`src/file/connect.rs` says how). A window that
//! comes second looks, until the first has let go; pages ask [`ui::context::Context::is_changeable`].

pub mod domain;

pub mod text;

pub mod file;
pub mod sheets;

pub mod workbench;

pub mod cli;
pub mod ui;

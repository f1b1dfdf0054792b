//! The numbers that stand for names in the file: of units, blocks and lines, and of what a value is
//! about. A name that is written a hundred thousand times takes two bytes each time.

use rusqlite::{Connection, params};

use super::error::{Damage, Fault, Trouble};
use crate::domain::id_hash::IdMap;
use crate::domain::slug::Slug;
use crate::domain::value::{Round, What};

/// The names in a file, with their numbers from 1.
#[derive(Debug, Default)]
pub(super) struct Names {
    slugs: Vec<Slug>,
    numbers: IdMap<Slug, i64>,
    whats: Vec<What>,
}

impl Names {
    /// Reads the names of a file.
    pub(super) fn read(connection: &Connection) -> Result<Names, Fault> {
        let mut names = Names::default();
        let mut rows = connection.prepare("SELECT number, word, round FROM what ORDER BY number")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let round: Option<u8> = row.get(2)?;
            let round = round.map(|n| Round::from_number(n).ok_or_else(|| damaged("what", number))).transpose()?;
            let what = What::from_word(row.get_ref(1)?.as_str().unwrap_or_default(), round);
            names.whats.push(what.ok_or_else(|| damaged("what", number))?);
            in_place("what", number, names.whats.len())?;
        }
        let mut rows = connection.prepare("SELECT number, name FROM name ORDER BY number")?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let slug = row.get_ref(1)?.as_str().ok().and_then(|text| Slug::new(text).ok());
            names.add(slug.ok_or_else(|| damaged("name", number))?);
            in_place("name", number, names.slugs.len())?;
        }
        Ok(names)
    }

    /// Writes what values can be about into a new file.
    pub(super) fn write_whats(connection: &Connection) -> Result<(), Fault> {
        let mut insert = connection.prepare("INSERT INTO what (number, word, round) VALUES (?1, ?2, ?3)")?;
        for (number, what) in (1_i64..).zip(What::ALL) {
            insert.execute(params![number, what.word(), what.round().map(Round::number)])?;
        }
        Ok(())
    }

    pub(super) fn count(&self) -> usize {
        self.slugs.len()
    }

    /// Forgets the names that a failed write has added.
    pub(super) fn forget_after(&mut self, count: usize) {
        for slug in self.slugs.drain(count.min(self.slugs.len())..) {
            self.numbers.remove(&slug);
        }
    }

    /// The name of a number; without one, or at 0, the name that names nothing.
    pub(super) fn slug(&self, number: Option<i64>) -> Option<Slug> {
        match number {
            None | Some(0) => Some(Slug::NONE),
            Some(number) => self.slugs.get(usize::try_from(number).ok()?.checked_sub(1)?).copied(),
        }
    }

    /// What a value is about, by number.
    pub(super) fn what(&self, number: i64) -> Option<What> {
        self.whats.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
    }

    /// The number of what a value is about.
    pub(super) fn number_of_what(&self, what: What) -> Option<i64> {
        self.whats.iter().zip(1..).find(|(known, _)| **known == what).map(|(_, number)| number)
    }

    /// The number of a name, written down where it is new.
    pub(super) fn number_of(&mut self, slug: Slug, connection: &Connection) -> Result<Option<i64>, rusqlite::Error> {
        if slug.is_none() {
            return Ok(None);
        }
        if let Some(number) = self.numbers.get(&slug) {
            return Ok(Some(*number));
        }
        let number = self.add(slug);
        connection
            .prepare_cached("INSERT INTO name (number, name) VALUES (?1, ?2)")?
            .execute(params![number, slug.as_str()])?;
        Ok(Some(number))
    }

    fn add(&mut self, slug: Slug) -> i64 {
        self.slugs.push(slug);
        let number = i64::try_from(self.slugs.len()).unwrap_or(i64::MAX);
        self.numbers.insert(slug, number);
        number
    }
}

fn in_place(table: &'static str, number: i64, count: usize) -> Result<(), Fault> {
    if usize::try_from(number).ok() == Some(count) { Ok(()) } else { Err(damaged(table, number)) }
}

fn damaged(table: &'static str, number: i64) -> Fault {
    Trouble::Damaged(Damage::Row { table, number }).into()
}

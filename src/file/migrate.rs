//! Bringing a file of an older version up to date: a copy first, then every step in one transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::error::Fault;
use super::names::Names;
use super::{copies, genuine, read, schema};
use crate::domain::log::Log;

/// What leads from one version of the tables to the next.
struct Step {
    from: u32,
    sql: &'static str,
    /// What it takes away and makes anew, by name.
    made_anew: &'static [&'static str],
}

/// All steps, oldest first. A step is never changed once a program with it was given out.
const STEPS: &[Step] = &[
    // The guards of what is added by the thousand look for one row instead of the last of two tables.
    Step { from: 1, sql: include_str!("migrate_1.sql"), made_anew: &["change_only_added", "finding_only_added"] },
    Step { from: 2, sql: include_str!("migrate_2.sql"), made_anew: &[] },
];

/// What the steps from a version on make anew, by name.
pub(super) fn made_anew_after(version: u32) -> Vec<&'static str> {
    STEPS.iter().filter(|s| s.from >= version).flat_map(|s| s.made_anew).copied().collect()
}

/// Brings the tables to the newest version; those that were altered stay as they are.
pub(super) fn bring_up_to_date(mut connection: Connection, path: &Path) -> Result<Connection, Fault> {
    let found = schema::recognise(&connection)?;
    if found < schema::VERSION {
        let (entries, _) = read::entries(&connection, &Names::read(&connection)?)?;
        genuine(&Log::new(entries))?;
        copies::back_up(&connection, path, now_ms())?;
        take(&mut connection, found, STEPS)?;
    }
    Ok(connection)
}

fn take(connection: &mut Connection, found: u32, steps: &[Step]) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in steps.iter().filter(|s| s.from >= found) {
        transaction.execute_batch(step.sql)?;
        transaction.pragma_update(None, "user_version", step.from + 1)?;
    }
    transaction.commit()?;
    Ok(())
}

fn now_ms() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_taken_from_the_version_found_and_all_or_none() {
        let steps = [
            Step { from: 1, sql: "CREATE TABLE a (x)", made_anew: &[] },
            Step { from: 2, sql: "CREATE TABLE b (x)", made_anew: &[] },
            Step { from: 3, sql: "INSERT INTO nothing VALUES (1)", made_anew: &[] },
        ];
        let version = |c: &Connection| c.pragma_query_value(None, "user_version", |r| r.get::<_, u32>(0)).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(take(&mut connection, 2, &steps).is_err());
        assert_eq!(version(&connection), 0);
        take(&mut connection, 2, &steps[..2]).unwrap();
        assert_eq!(version(&connection), 3);
        assert!(connection.prepare("SELECT x FROM a").is_err());
        assert!(connection.prepare("SELECT x FROM b").is_ok());
    }
}

//! The tables of a campaign file, and how a file is known to be one.

use rusqlite::Connection;

use super::error::{Damage, Fault, Trouble};
use super::migrate;
use super::names::Names;

/// "CCHC" in the file's header.
const APPLICATION_ID: i64 = 0x4343_4843;

/// The version of the tables.
pub(super) const VERSION: u32 = 3;

const TABLES: &str = include_str!("schema.sql");

/// Lays out a new file.
pub(super) fn lay_out(connection: &Connection) -> Result<(), Fault> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.execute_batch(TABLES)?;
    Names::write_whats(connection)
}

/// Tells a campaign file from other files, and one that is too new; gives its version.
pub(super) fn recognise(connection: &Connection) -> Result<u32, Fault> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if number("application_id")? != APPLICATION_ID {
        return Err(Trouble::NotACampaign.into());
    }
    match u32::try_from(number("user_version")?) {
        Ok(found) if found > VERSION => Err(Trouble::Newer { found, known: VERSION }.into()),
        Ok(found) if found > 0 => Ok(found),
        _ => Err(Trouble::Damaged(Damage::Layout("user_version".to_owned())).into()),
    }
}

/// Compares the tables, views and triggers with ours: a foreign trigger could drop what is written.
///
/// What bringing an older file up to date makes anew is left out: such a file is only looked at.
pub(super) fn check(connection: &Connection) -> Result<(), Fault> {
    let ours = Connection::open_in_memory()?;
    ours.execute_batch(TABLES)?;
    let (mut found, mut wanted) = (listed(connection)?, listed(&ours)?);
    let made_anew = migrate::made_anew_after(recognise(connection)?);
    for list in [&mut found, &mut wanted] {
        list.retain(|(name, _)| !made_anew.contains(&name.as_str()));
    }
    let other = found.iter().find(|o| !wanted.contains(o)).or_else(|| wanted.iter().find(|o| !found.contains(o)));
    match other {
        None => Ok(()),
        Some((name, _)) => Err(Trouble::Damaged(Damage::Layout(name.clone())).into()),
    }
}

/// Name and text of everything in the schema but what SQLite keeps for itself.
fn listed(connection: &Connection) -> Result<Vec<(String, String)>, Fault> {
    let sql = "SELECT name, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'";
    let mut rows = connection.prepare(sql)?;
    let listed = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(listed.collect::<Result<_, _>>()?)
}

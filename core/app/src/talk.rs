//! What holds for the talks of a space, before anything of them is written.

use steunkring_domain::*;

use crate::{CoreError, NoteEdit};

/// Refuses a type of talk that a space of this kind does not keep, and adds the zone of a time that is given without one.
///
/// # Errors
/// [`CoreError::Invalid`] for such a type.
pub(crate) fn checked(
    kind: &SpaceKind,
    zone: Option<&str>,
    mut edits: Vec<NoteEdit>,
) -> Result<Vec<NoteEdit>, CoreError> {
    let meeting = |edit: &NoteEdit| match edit {
        NoteEdit::Meeting(change) => Some(change.clone()),
        _ => None,
    };
    let changes: Vec<MeetingChange> = edits.iter().filter_map(meeting).collect();
    for change in &changes {
        if let MeetingChange::Type(Some(wanted)) = change
            && !kind.meeting_types().contains(wanted)
        {
            let can: Vec<&str> = kind.meeting_types().iter().map(MeetingType::code).collect();
            let can = if can.is_empty() { "none".to_owned() } else { can.join(", ") };
            return Err(CoreError::Invalid { field: "type", reason: format!("the talks of this space are: {can}") });
        }
    }
    let timed =
        changes.iter().any(|change| matches!(change, MeetingChange::Start(Some(_)) | MeetingChange::End(Some(_))));
    let zoned = changes.iter().any(|change| matches!(change, MeetingChange::Zone(_)));
    if timed && !zoned {
        let zone = zone.and_then(|zone| Line::parse(zone).ok());
        edits.extend(zone.map(|zone| NoteEdit::Meeting(MeetingChange::Zone(Some(zone)))));
    }
    Ok(edits)
}

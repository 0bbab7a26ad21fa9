//! The core as a shell uses it: every function that it may call is kept alive, so that what is linked is what a phone carries.

use std::hint::black_box;
use std::path::Path;

use steunkring_app::*;

/// Names functions so that the linker keeps them.
macro_rules! keep {
    ($($function:path),* $(,)?) => { [$($function as *const ()),*] };
}

fn main() {
    let functions = keep![
        App::add_screen,
        App::add_strength,
        App::call_person,
        App::edit_screen,
        App::kin_screen,
        App::languages_screen,
        App::roles_screen,
        App::face_screen,
        App::reach_screen,
        App::anew_screen,
        App::answer,
        App::answer_in_words,
        App::approve::<Inviting>,
        App::attach,
        App::ask,
        App::ask_at,
        App::back,
        App::backup,
        App::begin_without,
        App::bring_back,
        App::bundle,
        App::catch_up,
        App::circle,
        App::circle_at,
        App::claims,
        App::close_editor,
        App::code_fault,
        App::code_made,
        App::code_screen,
        App::come_in,
        App::compare_screen,
        App::consents_screen,
        App::contacts_screen,
        App::contacting_screen,
        App::create,
        App::credits_screen,
        App::day,
        App::days_screen,
        App::decline,
        App::refuse,
        App::detach,
        App::dont_know,
        App::edit,
        App::edit_after,
        App::ego,
        App::exists,
        App::export,
        App::figure_svg,
        App::figures_svg,
        App::found,
        App::found_screen,
        App::back_screen,
        App::frame_screen,
        App::go_on,
        App::give_away,
        App::hand_over,
        App::leave,
        App::leave_screen,
        App::take_in_apart,
        App::take_away,
        App::take_in_screen,
        App::wipe,
        App::wipe_screen,
        App::has_editor,
        App::has_relay,
        App::home,
        App::home_screen,
        App::i_am,
        App::invite,
        App::invite_screen,
        App::welcome_screen,
        App::inviting_screen,
        App::is_own,
        App::join::<Joining>,
        App::join_by_code,
        App::join_by_qr,
        App::join_screen,
        App::keep_code,
        App::keep_draft,
        App::kind,
        App::knowing,
        App::knows_screen,
        App::knows_screen_in,
        App::language_screen,
        App::legend_screen,
        App::let_in,
        App::level,
        App::look_at,
        App::lose,
        App::lost_screen,
        App::map_screen,
        App::map_sheets,
        App::me,
        App::measures_screen,
        App::meet,
        App::meet_inviter,
        App::members,
        App::minutes_left,
        App::moment,
        App::moments_screen,
        App::move_person,
        App::nobody_else,
        App::note,
        App::note_screen,
        App::notes,
        App::notes_screen,
        App::now,
        App::offer,
        App::open,
        App::open_editor,
        App::own_screen,
        App::pace,
        App::person_screen,
        App::person_screen_in,
        App::same_screen,
        App::say_two,
        App::ask_again,
        App::fill_in,
        App::filling_in,
        App::plan_screen,
        App::more_screen,
        App::planning_screen,
        App::places_screen,
        App::step_screen,
        App::tellers_screen,
        App::whose_screen,
        App::put_in_circle,
        App::take_out_of_circle,
        App::rather_not,
        App::read_medium,
        App::rebuild,
        App::rebuild_from_log,
        App::recover_from_file,
        App::recover_from_relay,
        App::recovery_file,
        App::redo,
        App::redo_item,
        App::redo_in,
        App::relay_address,
        App::relay_screen,
        App::remove_own_device,
        App::restore,
        App::take_copy,
        App::revision,
        App::run,
        App::search_screen,
        App::set_level,
        App::set_role,
        App::set_zone,
        App::settings_screen,
        App::choose_word,
        App::word_screen,
        App::settle_all,
        App::lock_screen,
        App::is_locked,
        App::safety_screen,
        App::export_screen,
        App::set_lock,
        App::remove_lock,
        App::behind_screen,
        App::put_behind,
        App::second_locks,
        App::behind,
        App::take_from_behind,
        App::rest,
        App::flush_typing,
        App::settle_screen,
        App::settle_typing,
        App::show_in,
        App::spaces,
        App::stop,
        App::stop_member,
        App::stop_screen,
        App::role_screen,
        App::storage,
        App::sync,
        App::sync_screen,
        App::sync_with,
        App::take_in,
        App::take_in_file,
        App::take_in_with,
        App::take_up,
        App::then_screen,
        App::tidy,
        App::tray_screen,
        App::undo,
        App::undo_in,
        App::undo_item,
        App::use_relay,
        App::watch,
        App::watch_screen,
        App::who_screen,
        App::writing_screen,
        App::withdraw,
        App::words,
        Closer::close,
        CoreError::code,
        CoreError::invalid,
        CoreError::told,
        ErrorLabels::of,
        ErrorLabels::of_invalid,
        Edit::field,
        Code::draw,
        Code::read,
        Code::words,
        CodeMade::svg,
        Inviting::code,
        Inviting::digits,
        Inviting::is_declined,
        Inviting::qr,
        Inviting::space,
        Joining::digits,
        Joining::seat,
        Job::cancel,
        Job::is_cancelled,
        Job::listen,
        Job::new,
        Job::progress,
        Key::file,
        Key::with_code,
        Key::with_digits,
        Key::with_held,
        Opening::begin,
        Opening::finish,
        Opening::first_map,
        Key::passphrase,
        Key::raw,
        FacePart::code,
        FacePart::from_code,
        FrameScreen::before_opening,
        LegendScreen::svg,
        MapScreen::svg,
        MapScreen::small_svg,
        NoteEdit::field,
        PersonItem::line_svg,
        Question::all,
        Question::code,
        Question::from_code,
        SettleQuestion::choose,
        SyncState::message,
        Taken::is_as_seen,
        Watch::close,
        Watch::closer,
        steunkring_app::device_clock,
        steunkring_app::face_svg,
        steunkring_app::there_of,
        steunkring_app::role_given,
        steunkring_app::can_be_jim_of,
        steunkring_app::jim_changes,
        steunkring_app::face_for,
        steunkring_app::sealed_file,
    ];
    black_box(functions);
    // What takes a closure has no one address.
    if let Ok(mut app) = App::open(Path::new("home"), Key::raw([0; 32])) {
        app.set_clock(|| steunkring_domain::Instant(0));
        let founded = app.found_filled(SpaceKind::FamilyMap, "", "", |_, _| Ok::<(), CoreError>(()));
        black_box(founded.is_ok());
        black_box(app);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_public_function_of_the_core_is_kept() {
        let mut missing = Vec::new();
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/app/src"), &mut missing);
        assert!(
            missing.is_empty(),
            "name these in tests/size/src/product.rs, or the size leaves them out: {missing:?}"
        );
    }

    fn look(folder: &Path, missing: &mut Vec<String>) {
        let mut seen = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, missing);
                continue;
            }
            for line in fs::read_to_string(path).unwrap().lines() {
                let Some(rest) = line.trim_start().strip_prefix("pub fn ") else { continue };
                let name = rest.split(['(', '<']).next().unwrap();
                seen += 1;
                if ![format!("::{name},"), format!("::{name}::<"), format!(".{name}(")]
                    .iter()
                    .any(|used| include_str!("product.rs").contains(used))
                {
                    missing.push(name.to_owned());
                }
            }
        }
        assert!(seen > 0 || !folder.ends_with("src"), "no function was found: this test sees nothing");
    }
}

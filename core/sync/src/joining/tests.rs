//! Two phones and whoever stands between them.

use super::*;
use crate::crypto::{DeviceKeys, Hash32, Secret, Signed, encode};
use crate::error::{CryptoError, JoinError, OpError};
use crate::membership::Log;
use crate::op::{Act, MAX_ADDRESS, MAX_PARENTS, Op, Place, Role};

fn keys(seed: u8) -> DeviceKeys {
    DeviceKeys::from_seed(&Secret::from_bytes([seed; 32]))
}

fn founded() -> (DeviceKeys, Log) {
    let noor = keys(1);
    let genesis = Op::genesis(noor.public(), 1, [0; 16], "Noor", 0).sign(&noor).unwrap();
    (noor, Log::new(genesis).unwrap())
}

fn invite() -> (DeviceKeys, Log, Inviter) {
    let (noor, log) = founded();
    let inviter = Inviter::new(&log, &noor, Place::Member(Role::Editor), "https://relay.example", 0).unwrap();
    (noor, log, inviter)
}

fn extra() -> WelcomeExtra {
    WelcomeExtra { mailbox: [7; 32], bytes: b"more".to_vec() }
}

fn sent(step: InviterStep) -> Vec<u8> {
    let InviterStep::Send(bytes) = step else { panic!("digits too early") };
    bytes
}

fn opened(step: JoinerStep) -> (Vec<u8>, String) {
    let JoinerStep::Open { send, digits } = step else { panic!("joined too early") };
    (send, digits)
}

fn joined(step: JoinerStep) -> Joined {
    let JoinerStep::Joined(joined) = step else { panic!("not joined") };
    *joined
}

/// Runs steps 1 to 3; gives the joiner and both screens' digits.
fn to_digits(inviter: &mut Inviter, joiner: &mut Joiner, fem: &DeviceKeys) -> (String, String) {
    let challenge = sent(inviter.receive(&joiner.request().unwrap(), 1).unwrap());
    let (opening, theirs) = opened(joiner.receive(fem, &challenge, 1).unwrap());
    let InviterStep::Compare(ours) = inviter.receive(&opening, 1).unwrap() else { panic!("no digits") };
    (ours, theirs)
}

#[test]
fn fem_joins_by_qr_code() {
    let (noor, mut log, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    assert_eq!((joiner.rendezvous(), joiner.offer()), (inviter.rendezvous(), inviter.offer()));
    let (ours, theirs) = to_digits(&mut inviter, &mut joiner, &fem);
    assert_eq!((ours.len(), &ours), (6, &theirs));
    let approved = inviter.approve(&log, &noor, "Fem", extra(), (2, 99)).unwrap();
    log.insert(approved.op.clone()).unwrap();
    assert_eq!(log.state().member_of(&fem.id()).map(|m| (m.role, m.name.as_str())), Some((Role::Editor, "Fem")));
    let j = joined(joiner.receive(&fem, &approved.welcome, 3).unwrap());
    assert_eq!((j.genesis.id(), j.add), (log.space(), approved.op.id()));
    assert_eq!((j.relay.as_str(), j.mailbox, j.extra), ("https://relay.example", [7; 32], b"more".to_vec()));
    // It serves once.
    assert_eq!(inviter.approve(&log, &noor, "Fem", extra(), (3, 99)), Err(JoinError::OutOfTurn));
    assert_eq!(joiner.receive(&fem, &approved.welcome, 4), Err(JoinError::OutOfTurn));
}

#[test]
fn fem_joins_by_typed_code() {
    let (_, _, mut inviter) = invite();
    let fem = keys(2);
    let typed = inviter.code();
    assert_eq!(Joiner::rendezvous_of(&typed), Ok(inviter.rendezvous()));
    let offer = inviter.offer_message().unwrap();
    let mut joiner = Joiner::from_code(&typed.to_lowercase(), &offer, &fem, 0).unwrap();
    let (ours, theirs) = to_digits(&mut inviter, &mut joiner, &fem);
    assert_eq!(ours, theirs);
    let wrong = code(&[1; 10]);
    assert_eq!(Joiner::from_code(&wrong, &offer, &fem, 0).unwrap_err(), JoinError::Crypto(CryptoError::Unopened));
}

#[test]
fn a_second_device_joins_by_return_qr_code() {
    let (noor, mut log) = founded();
    let place = Place::Device { member: log.space(), recovery: false };
    let mut inviter = Inviter::new(&log, &noor, place, "", 0).unwrap();
    let tablet = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &tablet, 0).unwrap();
    let direct = joiner.direct().unwrap();
    // Through a relay it is no proof.
    assert_eq!(inviter.receive(&direct, 1), Err(JoinError::OutOfTurn));
    inviter.receive_direct(&direct, 1).unwrap();
    let approved = inviter.approve(&log, &noor, "", extra(), (2, 9)).unwrap();
    joined(joiner.receive(&tablet, &approved.welcome, 3).unwrap());
    log.insert(approved.op).unwrap();
    assert_eq!(log.state().devices[&tablet.id()].member, log.space());
}

#[test]
fn someone_in_the_middle_who_swaps_keys_changes_the_digits() {
    let (_, _, mut inviter) = invite();
    let (fem, mallory) = (keys(2), keys(3));
    let qr = inviter.qr().unwrap();
    let mut to_inviter = Joiner::from_qr(&qr, &mallory, 0).unwrap();
    let (ours, _) = to_digits(&mut inviter, &mut to_inviter, &mallory);
    // Mallory, who holds the secret too, plays the inviter towards Fem with a challenge of its own.
    let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let (seed, _) = message::Offer::from_qr(&qr).unwrap();
    let forged = message::Message::Challenge([5; 32]).seal(&code::secret(&seed), message::From::Inviter).unwrap();
    let (_, theirs) = opened(joiner.receive(&fem, &forged, 1).unwrap());
    assert_ne!(ours, theirs);
    // A second challenge, tried to make the digits fit, ends it.
    let again = message::Message::Challenge([6; 32]).seal(&code::secret(&seed), message::From::Inviter).unwrap();
    assert_eq!(joiner.receive(&fem, &again, 1), Err(JoinError::TwoRequests));
}

#[test]
fn keys_other_than_those_committed_to_end_the_invitation() {
    let (noor, log, mut inviter) = invite();
    let (fem, mallory) = (keys(2), keys(3));
    let qr = inviter.qr().unwrap();
    let honest = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let mut other = Joiner::from_qr(&qr, &mallory, 0).unwrap();
    let challenge = sent(inviter.receive(&honest.request().unwrap(), 1).unwrap());
    let (opening, _) = opened(other.receive(&mallory, &challenge, 1).unwrap());
    assert_eq!(inviter.receive(&opening, 1), Err(JoinError::Commitment));
    assert_eq!(inviter.approve(&log, &noor, "x", extra(), (1, 1)), Err(JoinError::OutOfTurn));
}

#[test]
fn two_requests_end_both() {
    let (noor, log, mut inviter) = invite();
    let (fem, mallory) = (keys(2), keys(3));
    let qr = inviter.qr().unwrap();
    let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let other = Joiner::from_qr(&qr, &mallory, 0).unwrap();
    to_digits(&mut inviter, &mut joiner, &fem);
    assert_eq!(joiner.notice(&joiner.request().unwrap()), Ok(()));
    assert_eq!(inviter.receive(&other.request().unwrap(), 2), Err(JoinError::TwoRequests));
    assert_eq!(inviter.approve(&log, &noor, "x", extra(), (2, 2)), Err(JoinError::OutOfTurn));
    assert_eq!(joiner.notice(&other.request().unwrap()), Err(JoinError::TwoRequests));
}

#[test]
fn two_requests_before_anything_was_opened_end_it_too() {
    let (_, _, mut inviter) = invite();
    let qr = inviter.qr().unwrap();
    let [one, other] = [2, 3].map(|seed| Joiner::from_qr(&qr, &keys(seed), 0).unwrap().request().unwrap());
    sent(inviter.receive(&one, 1).unwrap());
    assert_eq!(inviter.receive(&other, 1), Err(JoinError::TwoRequests));
    assert_eq!(inviter.receive(&one, 1), Err(JoinError::OutOfTurn));
}

#[test]
fn an_opening_of_another_joiner_is_noticed_and_ones_own_is_not() {
    let (_, _, mut inviter) = invite();
    let qr = inviter.qr().unwrap();
    let (fem, mallory) = (keys(2), keys(3));
    for direct in [false, true] {
        let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
        let mut other = Joiner::from_qr(&qr, &mallory, 0).unwrap();
        let [own, foreign] = [(&mut joiner, &fem), (&mut other, &mallory)].map(|(one, keys)| {
            if direct {
                return one.direct().unwrap();
            }
            let challenge = message::Message::Challenge([5; 32]).seal(&inviter_secret(&qr), message::From::Inviter);
            opened(one.receive(keys, &challenge.unwrap(), 1).unwrap()).0
        });
        assert_eq!(joiner.notice(&own), Ok(()));
        assert_eq!(joiner.notice(b"noise"), Ok(()));
        assert_eq!(joiner.notice(&foreign), Err(JoinError::TwoRequests));
    }
    assert_eq!(inviter.decline().map(drop), Ok(()));
}

fn inviter_secret(qr: &[u8]) -> Secret {
    code::secret(&message::Offer::from_qr(qr).unwrap().0)
}

/// A welcome by another, about another exchange or of another space lets nobody in.
#[test]
fn a_welcome_that_is_not_of_this_exchange_is_refused() {
    let (noor, log, inviter) = invite();
    let (fem, mallory) = (keys(2), keys(3));
    let qr = inviter.qr().unwrap();
    let secret = inviter_secret(&qr);
    let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let challenge = message::Message::Challenge([5; 32]).seal(&secret, message::From::Inviter).unwrap();
    let (sealed, _) = opened(joiner.receive(&fem, &challenge, 1).unwrap());
    let message::Message::Opening(opening) = message::Message::open(&secret, message::From::Joiner, &sealed).unwrap()
    else {
        panic!("no opening")
    };
    let request = opening.commitment(inviter.offer()).unwrap();
    let transcript = message::transcript(inviter.offer(), &request, &[5; 32], &opening).unwrap();
    let genesis = log.signed(&log.space()).unwrap().clone();
    let other = Op::genesis(mallory.public(), 1, [0; 16], "Mallory", 0).sign(&mallory).unwrap();
    let welcome = |by: &DeviceKeys, about: Hash32, genesis: &Signed| {
        let genesis = genesis.clone();
        let (add, mailbox) = (Hash32([4; 32]), [7; 32]);
        let body = message::WelcomeBody { transcript: about, add, genesis, mailbox, extra: vec![] };
        let signed = encode(&by.sign(message::WELCOME_TAG, &body).unwrap()).unwrap();
        let sealed = fem.public().seal_to(&transcript.0, &signed).unwrap();
        message::Message::Welcome(sealed).seal(&secret, message::From::Inviter).unwrap()
    };
    let refused = Err(JoinError::Crypto(CryptoError::Signature));
    for bad in [
        welcome(&mallory, transcript, &genesis),
        welcome(&noor, Hash32([9; 32]), &genesis),
        welcome(&noor, transcript, &other),
    ] {
        assert_eq!(joiner.receive(&fem, &bad, 2), refused);
    }
    joined(joiner.receive(&fem, &welcome(&noor, transcript, &genesis), 2).unwrap());
}

#[test]
fn the_longest_offer_fits_a_qr_code() {
    let parents = vec![Hash32([6; 32]); MAX_PARENTS];
    let relay = "r".repeat(MAX_ADDRESS);
    let offer = message::Offer::new(Hash32([1; 32]), keys(1).id(), Place::Member(Role::Editor), parents, &relay);
    let qr = offer.to_qr(&[3; 10]).unwrap();
    assert_eq!(message::Offer::from_qr(&qr), Ok(([3; 10], offer)));
}

/// Whoever opened it already: what another one sends after that ends it too, and a repetition changes nothing.
#[test]
fn another_opening_ends_the_invitation_and_a_late_repetition_does_not() {
    let (_, _, mut inviter) = invite();
    let (fem, mallory) = (keys(2), keys(3));
    let qr = inviter.qr().unwrap();
    let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let mut other = Joiner::from_qr(&qr, &mallory, 0).unwrap();
    let request = joiner.request().unwrap();
    let challenge = sent(inviter.receive(&request, 1).unwrap());
    let (opening, digits) = opened(joiner.receive(&fem, &challenge, 1).unwrap());
    let (foreign, _) = opened(other.receive(&mallory, &challenge, 1).unwrap());
    inviter.receive(&opening, 1).unwrap();
    assert_eq!(inviter.receive(&request, 1), Err(JoinError::OutOfTurn));
    assert_eq!(inviter.receive(&opening, 1), Ok(InviterStep::Compare(digits)));
    assert_eq!(inviter.receive(&foreign, 1), Err(JoinError::TwoRequests));
    assert_eq!(inviter.receive(&opening, 1), Err(JoinError::OutOfTurn));
}

#[test]
fn what_comes_along_with_a_welcome_has_a_limit() {
    let fem = keys(2);
    for (length, fits) in [(16_384, true), (16_385, false)] {
        let (noor, log, mut inviter) = invite();
        let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
        to_digits(&mut inviter, &mut joiner, &fem);
        let extra = WelcomeExtra { mailbox: [7; 32], bytes: vec![1; length] };
        let approved = inviter.approve(&log, &noor, "Fem", extra.clone(), (2, 99));
        match approved {
            Ok(approved) => {
                assert!(fits);
                assert_eq!(joined(joiner.receive(&fem, &approved.welcome, 3).unwrap()).extra, extra.bytes);
            }
            Err(error) => assert_eq!((fits, error), (false, JoinError::Crypto(CryptoError::TooLarge))),
        }
    }
}

#[test]
fn a_message_that_comes_twice_does_no_harm() {
    let (_, _, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    let request = joiner.request().unwrap();
    let first = sent(inviter.receive(&request, 1).unwrap());
    let second = sent(inviter.receive(&request, 1).unwrap());
    let (opening, digits) = opened(joiner.receive(&fem, &first, 1).unwrap());
    assert_eq!(opened(joiner.receive(&fem, &second, 1).unwrap()).1, digits);
    assert_eq!(inviter.receive(&opening, 1), inviter.receive(&opening, 1));
}

#[test]
fn it_expires_after_fifteen_minutes() {
    let (_, _, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    let end = 15 * 60_000;
    let challenge = sent(inviter.receive(&joiner.request().unwrap(), end).unwrap());
    let mut late = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    opened(late.receive(&fem, &challenge, end).unwrap());
    assert_eq!(joiner.receive(&fem, &challenge, end + 1), Err(JoinError::Expired));
    assert_eq!(inviter.receive(&joiner.request().unwrap(), end + 1), Err(JoinError::Expired));
    assert_eq!(inviter.receive(&joiner.request().unwrap(), 1), Err(JoinError::OutOfTurn));
}

#[test]
fn a_decline_reaches_the_joiner() {
    let (_, _, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    to_digits(&mut inviter, &mut joiner, &fem);
    assert_eq!(joiner.receive(&fem, &inviter.decline().unwrap(), 2), Err(JoinError::Declined));
}

#[test]
fn a_decline_of_the_joiner_burns_the_invitation() {
    let (noor, log, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    let request = joiner.request().unwrap();
    to_digits(&mut inviter, &mut joiner, &fem);
    let declined = joiner.decline().unwrap();
    // A message of one side is none of the other: the joiner's own decline does not pass for the inviter's.
    assert!(matches!(joiner.receive(&fem, &declined, 2), Err(JoinError::Crypto(_))));
    assert_eq!(inviter.receive(&declined, 2), Err(JoinError::Declined));
    assert_eq!(inviter.approve(&log, &noor, "Fem", extra(), (2, 2)), Err(JoinError::OutOfTurn));
    assert_eq!(inviter.receive(&request, 3), Err(JoinError::OutOfTurn));
}

#[test]
fn anything_done_in_between_asks_for_a_new_invitation() {
    let (noor, mut log, mut inviter) = invite();
    let fem = keys(2);
    let mut joiner = Joiner::from_qr(&inviter.qr().unwrap(), &fem, 0).unwrap();
    to_digits(&mut inviter, &mut joiner, &fem);
    let op = log.propose(&noor, Act::Relay { address: "x".into(), mailbox: [0; 32] }, 0).unwrap();
    log.insert(op).unwrap();
    assert_eq!(inviter.approve(&log, &noor, "Fem", extra(), (2, 2)), Err(JoinError::Stale));
}

#[test]
fn only_members_invite() {
    let (_, log) = founded();
    let denied = Inviter::new(&log, &keys(9), Place::Member(Role::Reader), "", 0).unwrap_err();
    assert_eq!(denied, JoinError::Op(OpError::Denied));
}

#[test]
fn malformed_foreign_and_oversize_messages_change_nothing() {
    let (_, _, mut inviter) = invite();
    let fem = keys(2);
    let qr = inviter.qr().unwrap();
    let mut joiner = Joiner::from_qr(&qr, &fem, 0).unwrap();
    let too_large = vec![0; 98_305];
    assert_eq!(inviter.receive(&too_large[1..], 1), Err(JoinError::Crypto(CryptoError::Unopened)), "it was looked at");
    for junk in [&b""[..], b"short", &[0; 300], &qr] {
        assert!(matches!(inviter.receive(junk, 1), Err(JoinError::Crypto(_))));
        assert!(matches!(joiner.receive(&fem, junk, 1), Err(JoinError::Crypto(_))));
    }
    assert_eq!(inviter.receive(&too_large, 1), Err(JoinError::Crypto(CryptoError::TooLarge)));
    assert_eq!(joiner.receive(&fem, &too_large, 1), Err(JoinError::Crypto(CryptoError::TooLarge)));
    // One's own message, sent back.
    assert!(joiner.receive(&fem, &joiner.request().unwrap(), 1).is_err());
    for cut in [0, 5, 10, qr.len() - 1] {
        assert!(Joiner::from_qr(&qr[..cut], &fem, 0).is_err());
    }
    let (ours, theirs) = to_digits(&mut inviter, &mut joiner, &fem);
    assert_eq!(ours, theirs);
}

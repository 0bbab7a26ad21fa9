use crate::phone::{House, access, blob};
use steunkring_wire::{AccessList, Member, RefusalCode, SignedAccess};

#[test]
fn a_key_that_is_not_listed_is_refused() {
    let house = House::default();
    let (anna, eve) = (house.phone(1), house.phone(9));
    let mailbox = anna.found(&[]).mailbox;
    let refused = (403, Some(RefusalCode::NotListed));
    assert_eq!(eve.push(&mailbox, &[blob("x")]).refusal(), refused);
    assert_eq!(eve.pull(&mailbox, "after=0").refusal(), refused);
    assert_eq!(eve.signed("GET", &access(&mailbox), b"").refusal(), refused);
    assert_eq!(anna.pull(&mailbox, "after=0").pulled(), []);
}

#[test]
fn a_key_that_may_only_read_does_not_write() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let mailbox = anna.found(&[bram.member(false)]).mailbox;
    assert_eq!(bram.pull(&mailbox, "after=0").pulled(), []);
    assert_eq!(bram.push(&mailbox, &[blob("x")]).refusal(), (403, Some(RefusalCode::NotListed)));
}

#[test]
fn a_key_that_is_struck_off_is_refused_from_then_on() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let list = anna.found(&[bram.member(true)]);
    bram.push(&list.mailbox, &[blob("x")]).positions();
    let without = list.next(list.admins.clone(), Vec::new()).unwrap();
    assert_eq!(anna.state(&without).status, 200);
    assert_eq!(bram.pull(&list.mailbox, "after=0").refusal(), (403, Some(RefusalCode::NotListed)));
}

#[test]
fn nobody_else_wins_the_founding() {
    let house = House::default();
    let (anna, eve) = (house.phone(1), house.phone(9));
    let honest = AccessList::founding(anna.founding()).unwrap();
    let refused = (403, Some(RefusalCode::ListRefused));
    // Eve knows the id, Anna's public key and the nonce, and is first.
    let mine = AccessList { admins: vec![eve.key.public()], ..honest.clone() };
    assert_eq!(eve.state(&mine).refusal(), refused);
    let own = AccessList { founding: Some(eve.founding()), ..mine.clone() };
    assert_eq!(eve.state(&own).refusal(), refused);
    let none = AccessList { founding: None, ..mine };
    assert_eq!(eve.state(&none).refusal(), refused);
    assert_eq!(anna.state(&honest).status, 200);
    // Once founded, her claim of version 1 is a roll-back, and version 2 needs an admin.
    assert_eq!(eve.state(&own).refusal(), (409, Some(RefusalCode::ListVersion)));
    let second = honest.next(vec![eve.key.public()], Vec::new()).unwrap();
    assert_eq!(eve.state(&second).refusal(), refused);
    assert_eq!(anna.push(&honest.mailbox, &[blob("mine")]).positions(), [1]);
}

#[test]
fn somebody_elses_signed_list_is_not_brought_by_another() {
    let house = House::default();
    let (anna, eve) = (house.phone(1), house.phone(9));
    let list = AccessList::founding(anna.founding()).unwrap();
    let body = list.sign(&anna.key).unwrap().encode().unwrap();
    let answer = eve.signed("POST", &access(&list.mailbox), &body);
    assert_eq!(answer.refusal(), (403, Some(RefusalCode::ListRefused)));
}

#[test]
fn a_list_is_not_rolled_back_and_no_version_is_left_out() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let first = anna.found(&[]);
    let second = first.next(vec![anna.key.public(), bram.key.public()], Vec::new()).unwrap();
    let third = second.next(vec![bram.key.public()], Vec::new()).unwrap();
    let refused = (409, Some(RefusalCode::ListVersion));
    let early = anna.state(&third);
    assert_eq!((early.refusal(), early.number()), (refused, 1));
    assert_eq!(anna.state(&second).status, 200);
    assert_eq!(bram.state(&third).status, 200);
    let late = anna.state(&first);
    assert_eq!((late.refusal(), late.number()), (refused, 3));
    assert_eq!(anna.state(&second).refusal(), refused);
    // Anna is no admin any more, also not as the founder.
    let fourth = third.next(vec![anna.key.public()], Vec::new()).unwrap();
    assert_eq!(anna.state(&fourth).refusal(), (403, Some(RefusalCode::ListRefused)));
}

#[test]
fn of_two_admins_the_first_states_the_version() {
    let house = House::default();
    let (anna, bram, cato) = (house.phone(1), house.phone(2), house.phone(3));
    let first = anna.found(&[]);
    let admins = vec![anna.key.public(), bram.key.public()];
    let second = first.next(admins.clone(), Vec::new()).unwrap();
    assert_eq!(anna.state(&second).status, 200);
    let of = |members: Vec<Member>| second.next(admins.clone(), members).unwrap();
    assert_eq!(bram.state(&of(vec![cato.member(true)])).status, 200);
    assert_eq!(anna.state(&of(Vec::new())).refusal(), (409, Some(RefusalCode::ListVersion)));
    // The one that is kept may be sent again: its answer may have been lost.
    assert_eq!(bram.state(&of(vec![cato.member(true)])).status, 200);
}

#[test]
fn the_newest_list_is_given_back_with_its_signature() {
    let house = House::default();
    let (anna, bram) = (house.phone(1), house.phone(2));
    let list = anna.found(&[bram.member(false)]);
    let answer = bram.signed("GET", &access(&list.mailbox), b"");
    assert_eq!(SignedAccess::decode(&answer.body).unwrap().open(&list.mailbox), Ok(list));
}

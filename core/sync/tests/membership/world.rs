//! Phones that play steps, and the relay, files and Wi-Fi between them.

use crate::phone::{Phone, keys};
use crate::steps::{Step, What};
use crate::verdicts;
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::bundle::{Bundle, space_hint};
use steunkring_sync::engine::Engine;
use steunkring_sync::op::{Act, Consent, MemberId, OpId, Place, Role};
use steunkring_wire::Outer;

/// The most devices in a history.
const MOST: usize = 9;

pub struct World {
    pub phones: Vec<Phone>,
    /// What the relay keeps, in the order in which it came.
    pub relay: Vec<Outer>,
    /// What was signed as if its author did not know what it knew.
    pub forged: BTreeSet<OpId>,
    seeds: u16,
}

impl World {
    pub fn found() -> World {
        let (engine, out) =
            Engine::found(0, "Noor", keys(0), Some("https://relay.example"), BTreeSet::new(), 1).unwrap();
        World { phones: vec![Phone::new(0, engine, &out)], relay: vec![], forged: BTreeSet::new(), seeds: 0 }
    }

    pub fn play(steps: &[Step]) -> World {
        let mut world = World::found();
        for step in steps {
            world.step(*step);
        }
        world
    }

    pub fn step(&mut self, step: Step) {
        let who = self.acting(step.who);
        let whom = usize::from(step.whom) % self.phones.len();
        let role = [Role::Reader, Role::Editor, Role::Editor, Role::Owner][usize::from(step.n) % 4];
        match step.what {
            What::AddMember => self.join(who, Place::Member(role)),
            What::AddDevice | What::AddRecovery => {
                if let Some(member) = self.phones[who].engine.own_member() {
                    self.join(who, Place::Device { member, recovery: step.what == What::AddRecovery });
                }
            }
            What::Recover => self.recover(step.who),
            What::Renew => self.renew(who),
            What::RemoveMember | What::RemoveDevice | What::Leave => self.remove(who, whom, step.what),
            What::SetRole => {
                if let Some((member, fence)) = self.seen(who, whom) {
                    self.act(who, Act::SetRole { member, role, fence });
                }
            }
            What::HandOver => {
                if let Some((to, _)) = self.seen(who, whom) {
                    self.act(who, Act::HandOver { to });
                }
            }
            What::Rotate => {
                let given = self.phones[who].engine.rotate(3);
                self.phones[who].done(given);
            }
            What::Prune => {
                self.phones[who].prune();
            }
            What::MoveRelay => {
                let given = self.phones[who].engine.set_relay("https://other.example", 4);
                self.phones[who].done(given);
            }
            What::Complain => {
                let epochs = &self.phones[who].engine.log().state().epochs;
                let newest = epochs.first().and_then(|id| self.phones[who].engine.log().op(id).cloned());
                if let Some(Act::Rotate { commitment, .. }) = newest.map(|op| op.act) {
                    self.act(who, Act::Complaint { kid: steunkring_sync::crypto::Kid::of(&commitment) });
                }
            }
            What::Forge => self.forge(who, whom, step.n),
            What::Write => {
                for _ in 0..1 + step.n % 3 {
                    self.phones[who].write();
                }
            }
            What::Acknowledge => {
                let given = self.phones[who].engine.acknowledge(6);
                self.phones[who].done(given);
            }
            What::AskErasure => {
                let given = self.phones[who].engine.ask_erasure(vec![(crate::phone::DOCUMENT, 7)], 6);
                self.phones[who].done(given);
            }
            What::Restart => self.phones[who].restart(),
            What::Heal => {
                let given = self.phones[who].engine.heal(7);
                self.phones[who].done(given);
            }
            What::Near => {
                self.hand(who, whom);
                self.hand(whom, who);
            }
            What::File => self.hand(who, whom),
            What::Push => self.push(who),
            What::Fetch => self.fetch(who, 1 + usize::from(step.n) % 40),
        }
        for at in [who, whom] {
            verdicts::same_as_naive(&self.phones[at]);
        }
    }

    /// Everybody exchanges everything with the relay, and whoever belongs heals, until nothing moves.
    pub fn meet(&mut self) {
        let quiet = (0..40).any(|_| self.exchange());
        assert!(quiet, "healing does not end");
    }

    /// All send, all fetch, and the first without a usable epoch heals; true where nothing moved.
    fn exchange(&mut self) -> bool {
        let before = self.relay.len();
        for at in 0..self.phones.len() {
            self.push(at);
        }
        for at in 0..self.phones.len() {
            self.fetch(at, usize::MAX);
        }
        let heals = |phone: &mut Phone| {
            if phone.is_lost || phone.is_paper {
                return false;
            }
            let out = phone.engine.heal(8).unwrap();
            phone.keep(&out);
            !out.effects.is_empty()
        };
        !self.phones.iter_mut().any(heals) && self.relay.len() == before
    }

    /// Gives one phone all blobs of another that it lacks, as one file.
    pub fn hand(&mut self, from: usize, to: usize) {
        if from == to || self.phones[to].is_paper || self.phones[to].is_lost {
            return;
        }
        let has = self.phones[to].blobs();
        let blobs = self.phones[from].blobs().into_iter().filter(|(hash, _)| !has.contains_key(hash));
        let bundle =
            Bundle { hint: space_hint(&self.phones[from].engine.space()), blobs: blobs.map(|b| b.1).collect() };
        let read = Bundle::read(&bundle.write().unwrap()).unwrap();
        self.phones[to].take(read.blobs);
    }

    /// Sends what was not sent, and everything that a move to this relay asks for.
    pub fn push(&mut self, who: usize) {
        let phone = &mut self.phones[who];
        let blobs: Vec<Outer> = phone.engine.outbox().cloned().collect();
        let hashes: Vec<_> = blobs.iter().map(Outer::hash).collect();
        for (hash, blob) in hashes.iter().zip(blobs) {
            if self.relay.iter().all(|kept| kept.hash() != *hash) {
                self.relay.push(blob);
            }
        }
        let out = phone.engine.sent(&hashes);
        phone.keep(&out);
    }

    pub fn fetch(&mut self, who: usize, limit: usize) {
        let phone = &mut self.phones[who];
        let end = phone.read.saturating_add(limit).min(self.relay.len());
        let blobs = self.relay[phone.read..end].to_vec();
        phone.read = end;
        phone.take(blobs);
    }

    pub fn join(&mut self, by: usize, place: Place) {
        if self.phones.iter().filter(|phone| !phone.is_lost).count() >= MOST {
            return;
        }
        let joiner = keys(self.seeds + 1);
        let inviter = &mut self.phones[by];
        let Ok((parents, out)) = inviter.engine.invite(place, 2) else { return };
        inviter.keep(&out);
        let (space, device) = (inviter.engine.space(), inviter.id());
        let consent = Consent::sign(&joiner, &space, &device, place, &parents, [5; 16]).unwrap();
        let given = inviter.engine.admit(place, joiner.public().clone(), "somebody", consent, 3);
        if !inviter.done(given) {
            return;
        }
        self.seeds += 1;
        let genesis = inviter.engine.genesis().unwrap().clone();
        let (engine, out) = Engine::join(genesis, joiner, BTreeSet::new()).unwrap();
        let mut phone = Phone::new(self.seeds, engine, &out);
        phone.is_paper = matches!(place, Place::Device { recovery: true, .. });
        self.phones.push(phone);
    }

    pub fn act(&mut self, who: usize, act: Act) -> bool {
        let given = self.phones[who].engine.act(act, 4);
        self.phones[who].done(given)
    }

    /// The member of another phone as the acting one knows it, with the positions of its devices.
    pub fn seen(
        &self,
        who: usize,
        whom: usize,
    ) -> Option<(MemberId, BTreeMap<steunkring_sync::crypto::DeviceId, u64>)> {
        let engine = &self.phones[who].engine;
        let member = engine.log().state().devices.get(&self.phones[whom].id())?.member;
        let devices = engine.log().state().members.get(&member)?.devices.clone();
        Some((member, engine.positions(devices)))
    }

    fn remove(&mut self, who: usize, whom: usize, what: What) {
        let whom = if what == What::Leave { who } else { whom };
        let device = self.phones[whom].id();
        let Some((member, mut fence)) = self.seen(who, whom) else { return };
        self.act(
            who,
            if what == What::RemoveDevice {
                fence.retain(|one, _| *one == device);
                Act::RemoveDevice { member, device, fence }
            } else {
                Act::RemoveMember { member, fence }
            },
        );
    }

    /// Somebody lost a phone: the printed code fetches all there is, lets a new phone in and takes a lost one away.
    fn recover(&mut self, which: u8) {
        let papers: Vec<usize> = (0..self.phones.len()).filter(|at| self.phones[*at].is_paper).collect();
        let Some(paper) = papers.get(usize::from(which) % papers.len().max(1)).copied() else { return };
        self.fetch(paper, usize::MAX);
        let Some(member) = self.phones[paper].engine.own_member() else { return };
        self.join(paper, Place::Device { member, recovery: false });
        let id = self.phones[paper].id();
        let siblings =
            |phone: &Phone| self.phones[paper].engine.log().state().members[&member].devices.contains(&phone.id());
        let lost = self.phones.iter().position(|phone| siblings(phone) && phone.id() != id && !phone.is_lost);
        let Some(lost) = lost.filter(|at| at + 1 < self.phones.len()) else { return };
        let device = self.phones[lost].id();
        let fence = self.phones[paper].engine.positions([device]);
        if self.act(paper, Act::RemoveDevice { member, device, fence }) {
            self.phones[lost].is_lost = true;
        }
        self.push(paper);
    }

    /// What a hostile member can do: pretend not to know what it knows.
    fn forge(&mut self, who: usize, whom: usize, n: u8) {
        let Some((member, fence)) = self.seen(who, whom) else { return };
        let (phone, device) = (&self.phones[who], self.phones[whom].id());
        let log = phone.engine.log();
        if phone.engine.ring().commitments().next().is_none() {
            return;
        }
        let known = log.ids();
        let then = log.at(&known[known.len() * usize::from(n) / 256..][..1]).unwrap();
        let role = if n.is_multiple_of(2) { Role::Owner } else { Role::Reader };
        let act = match n % 5 {
            0 => Act::RemoveMember { member, fence },
            1 => Act::RemoveDevice { member, device, fence },
            2 => Act::SetRole { member, role, fence },
            3 => Act::HandOver { to: member },
            _ => Act::Prune { cursor: fence, snapshot: member },
        };
        let signed = then.draft(&phone.id(), act, 0).sign(&keys(phone.seed)).unwrap();
        self.forged.insert(signed.id());
        let blob = crate::hostile::seal_op(phone, &signed);
        self.relay.push(blob);
    }

    fn renew(&mut self, who: usize) {
        self.seeds += 1;
        let seed = self.seeds;
        let phone = &mut self.phones[who];
        if let Some(old) = phone.renew(seed) {
            let given = phone.engine.retire(old, 6);
            phone.done(given);
        }
    }

    /// The phone of a number that somebody still holds.
    fn acting(&self, number: u8) -> usize {
        let held: Vec<usize> =
            (0..self.phones.len()).filter(|at| !self.phones[*at].is_paper && !self.phones[*at].is_lost).collect();
        held[usize::from(number) % held.len()]
    }
}

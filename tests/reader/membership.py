"""Who belongs: docs/spec/rules.md, word for word and without any cleverness."""

from dataclasses import dataclass, field

from operations import EDITOR, OWNER, READER, consents

OWNERS_ACTS = ("AddMember", "HandOver", "Relay", "Prune")
TARGETED = ("AddDevice", "RemoveDevice", "RemoveMember", "SetRole")


@dataclass
class Seat:
    op: bytes
    giver: bytes
    receiver: bytes


@dataclass
class State:
    kind: int = 0
    members: dict = field(default_factory=dict)
    former: dict = field(default_factory=dict)
    devices: dict = field(default_factory=dict)
    removed: dict = field(default_factory=dict)
    first: bytes = b""
    silences: dict = field(default_factory=dict)
    cuts: set = field(default_factory=set)
    valid: set = field(default_factory=set)
    epochs: list = field(default_factory=list)
    prunes: list = field(default_factory=list)
    complaints: set = field(default_factory=set)
    relay: tuple | None = None

    def is_owned(self):
        return any(m["role"] == OWNER and m["devices"] for m in self.members.values())

    def counts(self, device, position):
        stretches = self.silences.get(device, [])
        return not any(after < position and (until is None or position <= until) for after, until in stretches)

    def entry_counts(self, device, position, kind):
        """Whether what an entry of this payload kind says is taken in."""
        place = self.devices.get(device) or self.removed.get(device)
        if kind in (3, 4):
            return device in self.devices
        if place is None or not self.counts(device, position):
            return False
        member = self.members.get(place["member"]) or self.former.get(place["member"])
        besides = len(self.silences.get(device, [])) - (device not in self.devices)
        return member["role"] != READER or besides > 0


class Log:
    """The known operations of a space, and those that wait."""

    def __init__(self, genesis):
        assert genesis.act == "Genesis" and genesis.device["id"] == genesis.author
        self.space = genesis.id
        self.ops, self.waiting = {}, {}
        self.depth, self.saw, self.sound = {}, {}, {}
        # What the fence of an operation for a device was raised to.
        self.raised = {}
        self._enter(genesis)

    def insert(self, op):
        if op.space != self.space or op.id in self.ops:
            return
        self.waiting[op.id] = op
        while ready := [o for o in self.waiting.values() if all(p in self.ops for p in o.parents)]:
            for one in ready:
                del self.waiting[one.id]
                self._enter(one)

    def _enter(self, op):
        self.saw[op.id] = set(op.parents).union(*(self.saw[p] for p in op.parents))
        self.depth[op.id] = 1 + max((self.depth[p] for p in op.parents), default=-1)
        own = [o for o in self.saw[op.id] if self.ops[o].author == op.author]
        chained = op.previous == max(own, key=self.place, default=None)
        fits = consents(op, self.space) if op.act in ("AddMember", "AddDevice") else True
        self.sound[op.id] = chained and fits
        self.ops[op.id] = op

    def place(self, id):
        return (self.depth[id], id)

    def order(self):
        return sorted(self.ops, key=self.place)

    def beside(self, a, b):
        return a != b and a not in self.saw[b] and b not in self.saw[a]

    def is_member(self, id):
        return id in self.ops and self.ops[id].act in ("Genesis", "AddMember")

    def added(self, member):
        return self.place(member) if self.is_member(member) else (-1, b"")

    def raise_fences(self, said):
        """Raises each fence to what its author's entries, given as (heads, seen), had seen before they knew of it."""
        for o, op in self.ops.items():
            if op.act not in ("RemoveDevice", "RemoveMember") and not (op.act == "SetRole" and op.role == READER):
                continue
            for heads, seen in said.get(op.author, []):
                if all(head != o and o not in self.saw[head] for head in heads):
                    for device, position in seen.items():
                        self.raised[(o, device)] = max(position, self.raised.get((o, device), 0))

    def state(self):
        return evaluate(self)


def target(op):
    return op.member if op.act in TARGETED else None


def is_inside(op, m):
    return op.act != "AddDevice" and target(op) == m


def is_owners(op, m):
    return op.act in OWNERS_ACTS or (op.act in TARGETED and op.member != m)


def demotes(op):
    return op.act == "SetRole" and op.role < OWNER


def evaluate(log):
    state, verdict = settle(log, set())
    void = set()
    while not state.is_owned():
        removals = [o for o in verdict if log.ops[o].act in ("RemoveDevice", "RemoveMember") or demotes(log.ops[o])]
        last = [o for o in removals if not any(o in log.saw[other] for other in removals)]
        last.sort(key=lambda o: (log.added(verdict[o]), log.place(o)))
        if not last:
            return state
        brings_back = (o for o in last if settle(log, void | {o})[0].is_owned())
        void.add(next(brings_back, last[0]))
        state, verdict = settle(log, void)
    for one in sorted(void):
        fewer, _ = settle(log, void - {one})
        if fewer.is_owned():
            void.remove(one)
            state = fewer
    return state


def settle(log, void):
    seats, settled = [], {}
    while True:
        court = Court(log, seats, settled, void)
        verdict = court.judge()
        seat = court.next_hand_over(verdict)
        if seat is None:
            named = {s.op for s in seats}
            verdict = {o: m for o, m in verdict.items() if log.ops[o].act != "HandOver" or o in named}
            return replay(log, seats, verdict), verdict
        settled = {o: verdict.get(o) for o in log.saw[seat.op] | {seat.op}}
        seats = [*seats, seat]


class Court:
    def __init__(self, log, seats, settled, void):
        self.log, self.seats, self.settled, self.void = log, seats, settled, void
        self.order = log.order()
        self.keys = {}
        for id in self.order:
            op = log.ops[id]
            if op.act in ("Genesis", "AddMember"):
                self.keys.setdefault(id, set()).add(op.device["id"])
            elif op.act == "AddDevice":
                self.keys.setdefault(op.member, set()).add(op.device["id"])

    # Ranks

    def first(self, view):
        return self.seats[view - 1].receiver if view else self.log.space

    def rank(self, m, view):
        if not self.log.is_member(m):
            return None
        if view == 0:
            group = 1
        elif self.first(view) == m:
            group = 0
        elif self.gave(m, view):
            group = 2
        else:
            group = 1
        return (group, *self.log.added(m))

    def gave(self, m, view):
        return any(seat.giver == m for seat in self.seats[:view])

    def view(self, id):
        n = 0
        while n < len(self.seats) and self.seats[n].op in self.log.saw[id]:
            n += 1
        return n

    # Judging

    def judge(self):
        log = self.log
        verdict = {o: m for o, m in self.settled.items() if m is not None}
        verdict[log.space] = log.space
        after_all = len(self.seats)
        queue = {m for m in verdict if log.is_member(m)}
        done = set()
        while queue:
            m = min(queue, key=lambda one: self.rank(one, after_all))
            queue.remove(m)
            done.add(m)
            mine = [o for o in self.order if log.ops[o].author in self.keys[m]]
            opened = [o for o in mine if o != log.space and o not in self.settled and o not in self.void]
            self.judge_inside(opened, m, verdict)
            for o in opened:
                if not is_inside(log.ops[o], m) and self.counts(o, m, verdict, True):
                    verdict[o] = m
            self.void_backdated(mine, m, verdict)
            queue |= {o for o in opened if verdict.get(o) == m and log.is_member(o)} - done
        return verdict

    def judge_inside(self, opened, m, verdict):
        ops = self.log.ops
        for recovery in (True, False):
            tried = dict(verdict)
            for o in opened:
                inner = is_inside(ops[o], m) or (ops[o].act == "AddDevice" and ops[o].member == m)
                if inner and self.counts(o, m, tried, False):
                    tried[o] = m
            for o in opened:
                due = not recovery or self.is_recovery(m, ops[o].author, o)
                if due and is_inside(ops[o], m) and o in tried:
                    verdict[o] = m

    def void_backdated(self, mine, m, verdict):
        ops = self.log.ops
        own = [o for o in mine if verdict.get(o) == m and is_owners(ops[o], m)]

        def beats(a, b):
            fair = ops[a].act == "HandOver" or ops[b].act != "HandOver"
            same = ops[a].author == ops[b].author
            return fair and same and self.log.beside(a, b) and self.log.place(a) > self.log.place(b)

        for b in own:
            if b not in self.settled and any(beats(a, b) for a in own):
                del verdict[b]

    def counts(self, o, m, verdict, siblings):
        return (
            o not in verdict
            and self.log.sound[o]
            and self.is_allowed(o, m, verdict)
            and not self.is_struck(o, m, verdict, siblings)
        )

    def standing(self, o, m, verdict):
        log, author = self.log, self.log.ops[o].author
        role, bound = None, False
        for seen in self.order:
            if seen not in log.saw[o] or seen not in verdict:
                continue
            op = log.ops[seen]
            if op.act in ("Genesis", "AddMember", "AddDevice") and op.device["id"] == author:
                to = op.member if op.act == "AddDevice" else seen
                if log.added(to) < log.added(m):
                    return None
                bound = bound or to == m
            elif op.act == "RemoveDevice" and op.member == m and op.device == author:
                return None
            elif op.act == "RemoveMember" and op.member == m:
                return None
            if seen == m:
                role = OWNER if op.act == "Genesis" else op.role
            elif op.act == "SetRole" and op.member == m:
                role = op.role
            elif any(seat.op == seen and seat.giver == m for seat in self.seats) and role is not None:
                role = min(role, EDITOR)
        return role if bound else None

    def is_allowed(self, o, m, verdict):
        op = self.log.ops[o]
        role = self.standing(o, m, verdict)
        if role is None:
            return False
        view, owner = self.view(o), role == OWNER

        def known(x):
            return x in self.log.saw[o] and self.log.is_member(x)

        def junior(x):
            return owner and known(x) and self.rank(x, view) > self.rank(m, view)

        match op.act:
            case "AddMember" | "Relay" | "Prune":
                return owner
            case "AddDevice" | "RemoveMember":
                return op.member == m or junior(op.member)
            case "RemoveDevice":
                return (
                    (op.member == m or junior(op.member))
                    and self.knows_device(op.member, op.device, o)
                    and (not self.is_recovery(op.member, op.device, o) or self.replaces(op.member, op.device, o))
                )
            case "SetRole":
                raises_giver = op.role == OWNER and self.gave(op.member, view)
                return (junior(op.member) and not raises_giver) or (op.member == m and op.role < role)
            case "HandOver":
                return owner and self.first(view) == m and op.to != m and known(op.to)
            case "Rotate" | "Complaint":
                return True
        return False

    def is_struck(self, o, m, verdict, siblings):
        ops, author = self.log.ops, self.log.ops[o].author
        owners = is_owners(ops[o], m)
        for by in self.order:
            r = ops[by]
            hits = (
                (r.act == "RemoveDevice" and r.member == m and r.device == author)
                or (r.act == "RemoveMember" and r.member == m)
                or (demotes(r) and r.member == m and owners)
            )
            if not hits or not self.log.beside(o, by) or by not in verdict:
                continue
            if verdict[by] != m or siblings or self.is_recovery(m, r.author, by):
                return True
        for seat in self.seats:
            if seat.op != o and self.log.beside(o, seat.op):
                by_giver = seat.giver == m and not is_inside(ops[o], m)
                on_receiver = seat.receiver != m and target(ops[o]) == seat.receiver
                if by_giver or on_receiver:
                    return True
        return False

    # Devices as an operation saw them

    def seen_adds(self, m, o):
        for seen in self.log.saw[o]:
            op = self.log.ops[seen]
            if op.act == "AddDevice" and op.member == m and self.log.sound[seen]:
                yield op

    def is_recovery(self, m, device, o):
        return any(add.device["id"] == device and add.recovery for add in self.seen_adds(m, o))

    def knows_device(self, m, device, o):
        own = self.log.is_member(m) and self.log.ops[m].device["id"] == device and m in self.log.saw[o]
        return own or any(add.device["id"] == device for add in self.seen_adds(m, o))

    def replaces(self, m, device, o):
        author = self.log.ops[o].author
        return author == device or any(
            add.author == device and add.device["id"] == author for add in self.seen_adds(m, o)
        )

    def next_hand_over(self, verdict):
        log, first = self.log, self.first(len(self.seats))
        for o in self.order:
            op = log.ops[o]
            if op.act != "HandOver" or o in self.settled or verdict.get(o) != first:
                continue
            then = replay(log, self.seats, {x: m for x, m in verdict.items() if x in log.saw[o]})
            receiver = then.members.get(op.to)
            if receiver is None or receiver["role"] != OWNER or not receiver["devices"]:
                continue
            dropped = any(
                log.beside(x, o) and target(log.ops[x]) == op.to and (log.ops[x].act == "RemoveMember" or demotes(log.ops[x]))
                for x in verdict
            )
            if not dropped:
                return Seat(o, first, op.to)
        return None


def replay(log, seats, held):
    state = State(first=log.space, valid=set(held))
    gone_members, gone_devices, roles, ends, prunes = set(), set(), [], [], []
    receivers = {seat.op: seat for seat in seats}

    def bind(member, device, recovery):
        known = state.devices.get(device["id"])
        if known is None or log.added(member) < log.added(known["member"]):
            state.devices[device["id"]] = {"member": member, "keys": device, "recovery": recovery}

    for o in sorted(held, key=log.place):
        op = log.ops[o]
        match op.act:
            case "Genesis" | "AddMember":
                if op.act == "Genesis":
                    state.kind = op.kind
                given = OWNER if op.act == "Genesis" else op.role
                state.members[o] = {"role": given, "name": op.name, "devices": {op.device["id"]}}
                bind(o, op.device, False)
            case "AddDevice":
                if op.member in state.members:
                    state.members[op.member]["devices"].add(op.device["id"])
                    bind(op.member, op.device, op.recovery)
            case "RemoveDevice":
                gone_devices.add((op.member, op.device))
                ends.append((o, op.member, op.device, op.fence))
            case "RemoveMember":
                gone_members.add(op.member)
                ends.append((o, op.member, None, op.fence))
            case "SetRole":
                if op.member in state.members:
                    state.members[op.member]["role"] = op.role
                    roles.append((o, op.member, op.role, op.fence))
            case "HandOver":
                if o in receivers:
                    seat = receivers[o]
                    state.first = seat.receiver
                    if seat.giver in state.members:
                        giver = state.members[seat.giver]
                        giver["role"] = min(giver["role"], EDITOR)
            case "Rotate":
                state.epochs.insert(0, o)
            case "Relay":
                state.relay = (op.address, op.mailbox, o)
            case "Prune":
                state.prunes.insert(0, o)
                prunes.append((o, op.cursor))
            case "Complaint":
                state.complaints.add((op.kid, op.author, o))

    def raised(fence, o, device):
        named = [cursor.get(device, 0) for p, cursor in prunes if o not in log.saw[p]]
        return max([fence.get(device, 0), log.raised.get((o, device), 0), *named])

    for o, member, role, fence in roles:
        for device in [d for d, place in state.devices.items() if place["member"] == member]:
            stretches = state.silences.setdefault(device, [])
            is_open = bool(stretches) and stretches[-1][1] is None
            if role == READER:
                after = raised(fence, o, device)
                if is_open:
                    stretches[-1] = (max(stretches[-1][0], after), None)
                else:
                    stretches.append((after, None))
                state.cuts.add((device, o))
            elif is_open:
                after = stretches[-1][0]
                stretches[-1] = (after, max(fence.get(device, 0), after))
    last = {}
    for o, member, one, fence in ends:
        for device, place in state.devices.items():
            if place["member"] == member and one in (None, device):
                last[device] = max(last.get(device, 0), raised(fence, o, device))
                state.cuts.add((device, o))
    for device, after in last.items():
        state.silences.setdefault(device, []).append((after, None))
    state.silences = {d: s for d, s in state.silences.items() if s}

    for id, member in state.members.items():
        member["devices"] = {d for d in member["devices"] if state.devices[d]["member"] == id}
    state.former = {m: state.members.pop(m) for m in gone_members if m in state.members}
    gone = {
        d for d, place in state.devices.items() if place["member"] in gone_members or (place["member"], d) in gone_devices
    }
    state.removed = {d: state.devices.pop(d) for d in gone}
    for member in state.members.values():
        member["devices"] &= state.devices.keys()
    return state

### Sending and different answers. English.

sync-state-saved-here = Saved on this device
sync-state-waiting = 
    { PLURAL($n) ->
     [one] 1 change not sent yet
    *[other] { $n } changes not sent yet
    }
sync-state-sending = Sending
sync-state-equal = All devices are up to date
sync-state-no-network = No internet
sync-state-relay-away = The relay cannot be reached
sync-state-paused = Sending is turned off
sync-state-alone = On this device only
sync-state-feed-stopped = Nothing is taken in from one device for now
sync-state-quarantine = Kept, not taken in
sync-title = Saved and sent
sync-help = Everything is saved on your phone.
sync-now = Send now
sync-wifi-only = Send over wifi only
sync-last-ok = Last time it worked: { $when }.
sync-last-failed = { $when } it did not work. We keep trying.
sync-near = Send to a phone nearby
sync-near-blocked = This wifi keeps phones apart.
sync-file = Pass it on as a file
sync-from = Received from { $name }, { $when }.
sync-received = 
    { PLURAL($n, zero: "none") ->
     [none] Nothing new.
     [one] 1 new thing.
    *[other] { $n } new things.
    }
sync-fetching = Fetching what is new
sync-taking-in = Done: { $done } of { $total }.
sync-rest = 
    { PLURAL($n) ->
     [one] 1 { $talk } still has to be taken in.
    *[other] { $n } { $talk-pl } still have to be taken in.
    }
sync-stopped = Stopped. The rest comes next time.
sync-left-out = 
    { PLURAL($n) ->
     [one] 1 thing from { $name } is kept aside.
    *[other] { $n } things from { $name } are kept aside.
    }

conflict-title = Two answers
conflict-help = { $n } answers. Choose what is right.
conflict-choose = Choose what is right.
conflict-option = { $value }: by { $name }, { $when }.
conflict-both-yours = You did this on two phones.
conflict-later = Decide later
conflict-chosen = Chosen: { $value }.
conflict-nothing-lost = The other answer stays saved.
conflict-none = There is nothing to choose now.
conflict-done-vs-busy = One says done, the other in progress.

alarm-twice = This phone seems to exist twice.
alarm-twice-do = Write on one of the two. Take the other out.
alarm-back = An old copy was here { $when }.
alarm-back-do = Is anything still missing? Ask the others.
alarm-key = A key of { $name } did not fit every phone.
alarm-key-do = A new one comes by itself. You need not do anything.
alarm-ignored = A phone of { $name } changed who takes part, as if it did not know what it knew.
alarm-ignored-do = Ask { $name } what happened.
sync-take-in = Open a file from somebody else

//! `steunkring-relay`: keeps sealed blobs for phones that are not awake at the same time, and can read none of them.

use clap::Parser;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use steunkring_relay::{Config, Limits, Relay};

/// Keeps sealed messages for phones that are not awake at the same time. It can read none of them.
///
/// Put it behind a server that speaks HTTPS, passes paths on unchanged and logs no addresses.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8484")]
    listen: SocketAddr,
    /// The folder of the database; made when it is not there.
    #[arg(long, default_value = "steunkring-relay-data")]
    data: PathBuf,
    /// The bytes that one mailbox may hold.
    #[arg(long, default_value_t = Limits::default().mailbox_bytes)]
    max_mailbox_bytes: u64,
    /// The bytes that the database may use for everything together.
    #[arg(long, default_value_t = Limits::default().relay_bytes)]
    max_bytes: u64,
    /// The number of joinings under way at one time.
    #[arg(long, default_value_t = Limits::default().rendezvous)]
    max_rendezvous: u64,
    /// The number of requests in memory at one time; each may take 8 MiB.
    #[arg(long, default_value_t = Limits::default().requests)]
    max_requests: usize,
    /// The number of requests that wait for something new at one time.
    #[arg(long, default_value_t = Limits::default().waiting)]
    max_waiting: usize,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "steunkring-relay: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let mut config = Config::new(arguments.listen, arguments.data);
    config.limits = Limits {
        mailbox_bytes: arguments.max_mailbox_bytes,
        relay_bytes: arguments.max_bytes,
        rendezvous: arguments.max_rendezvous,
        requests: arguments.max_requests,
        waiting: arguments.max_waiting,
        ..config.limits
    };
    let relay = Relay::start(config)?;
    writeln!(io::stdout(), "listening on http://{}", relay.address)?;
    Ok(relay.serve()?)
}

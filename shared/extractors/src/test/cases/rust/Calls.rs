use crate::util::{self, helper};
use std::collections::HashMap;

struct Server { client: Client, map: HashMap<u8, u8> }
struct Client;

impl Client {
    fn dial(&self) {}
}

impl Server {
    fn new() -> Self { Server { client: Client, map: HashMap::new() } }

    fn start(&self, other: &Client) {
        self.stop(1);
        self.client.dial();
        other.dial();
        Self::new();
        Server::new().start(other);
        helper(2, |x| self.stop(x));
        util::other::<u8>("a");
        super::sibling();
        crate::top::function(1 + 2);
        self.map.iter().map(|(a, b)| a).collect::<Vec<_>>();
        println!("{}", helper(3));
        vec![1, 2];
        let local = Server::new();
        local.stop(4);
        let made = Client {};
        made.dial();
        (self.callback)(5);
        Some(6);
        std::mem::swap(&mut 1, &mut 2);
        macros::special!(7);
    }

    fn stop(&self, code: u8) {}
}

fn sibling() -> Result<(), Error> {
    match read()? {
        Some(value) if value.ok() => value.run(),
        Wrapper { inner, other: renamed } => inner.run(),
        _ => Ok(()),
    }
}

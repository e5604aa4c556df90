//! About the module.
//! Two lines.

use std::fmt;

/// A point.
///
/// With a line between.
#[derive(Debug, Clone)]
pub struct Point<T: Copy, const N: usize> {
    /// The first.
    pub x: T,
    pub(crate) y: [T; N],
    hidden: u8,
}

pub struct Pair(pub i32, String);
struct Unit;

pub enum Shape<'a> {
    Circle { radius: f64 },
    Named(&'a str),
    Empty = 3,
}

pub trait Area: fmt::Debug + Sized {
    const SIDES: u32;
    type Unit: Default;
    fn area(&self) -> f64;
    fn twice(&self) -> f64 {
        self.area() * 2.0
    }
}

impl<T: Copy> Point<T, 2> {
    pub const ZERO: u8 = 0;

    /// Makes one.
    pub fn new(x: T, (a, b): (T, T)) -> Self {
        let mut z: u8 = 1;
        let add = |left, right: u8| left + right;
        Point { x, y: [a, b], hidden: z }
    }

    async unsafe fn secret<U>(&mut self, mut other: Option<U>) where U: Copy {}
}

impl Area for Unit {
    const SIDES: u32 = 0;
    type Unit = u8;
    fn area(&self) -> f64 { 0.0 }
}

impl fmt::Display for elsewhere::Thing {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { Ok(()) }
}

pub type Alias = Point<u8, 1>;
pub const LIMIT: usize = 10;
static mut COUNTER: u32 = 0;
union Bits { a: u32, b: f32 }

#[macro_export]
macro_rules! square {
    ($x:expr) => { $x * $x };
}

mod inner {
    pub(super) fn helper(callback: fn(i32) -> i32) {}

    pub mod deep {
        pub struct Leaf;
        impl Leaf { pub fn fall(self) {} }
    }
}

extern "C" {
    fn external(a: i32) -> i32;
}

using System;

namespace Shop.Orders;

/// <summary>An order.</summary>
[Serializable]
public sealed class Order<T> : Entity, IComparable<Order<T>> where T : new()
{
    private readonly int id = 1, next;
    public const string Name = "order";
    public event EventHandler Changed;

    static Order() { }

    /// <summary>Makes one.</summary>
    public Order(int id, string name = "x") : base(id) { this.id = id; }

    ~Order() { }

    public string Title { get; private set; }
    public int Count => next;
    public T this[int index] { get { return default; } }

    protected internal virtual async Task<int> Save<U>(U item, params object[] rest)
    {
        int Local(int x) => x + 1;
        var made = new Order<T>(1);
        foreach (var part in rest) { }
        if (item is string text) { }
        return Local(2);
    }

    public static Order<T> operator +(Order<T> a, Order<T> b) => a;
    public static implicit operator int(Order<T> a) => a.id;

    bool hidden;

    private class Nested { internal int a; }
}

public record Point(int X, int Y) : Shape(X);
public record struct Size { }
struct Pair : IPair { public int First; }
interface IPair { int Sum(int a); string Key { get; } }
enum Color : byte { Red, Green = 2 }
public delegate int Compare(int a, int b);

using System.Collections.Generic;
using static System.Math;
using Json = Newtonsoft.Json.JsonConvert;
global using Shop.Common;

namespace Shop {
    namespace Web.Api {
        class Service : Base {
            private Client client = new Client(1);
            Client Other { get; set; }

            Service(int a) : base(a) { }
            Service() : this(1) { }

            void Run(Client given) {
                Helper(1 + 2);
                this.Helper(2);
                base.Stop();
                client.Dial(name: "x");
                Other.Dial();
                given?.Dial(out int y);
                Console.WriteLine("a");
                Json.SerializeObject(given);
                var made = new List<int>();
                made.Add(3);
                Web.Api.Service.Make<int>(x => x, null);
                System.GC.Collect();
                Missing();
                items[0](1);
                Client typed = new(5);
                new Shop.Other.Thing { A = 1 };
                Abs(-1).ToString();
            }

            void Helper(int a) { }
            static void Make<T>() { }
        }
    }
}

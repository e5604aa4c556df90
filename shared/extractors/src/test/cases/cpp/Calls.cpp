#include <memory>

using namespace app;

struct Engine {
  void start(int level);
  void warm() { start(1); this->start(2); helper(3); Engine::stop(); }
  static void stop();
};

class Turbo : public Engine {
  Engine part;
  void go();
};

void Turbo::go() {
  start(2);
  part.start(3);
  this->part.start(4);
  Engine::start(5);
  missing();
}

void helper(int);

int main() {
  Engine engine;
  Engine *pointer = new Engine(1, "x");
  auto made = std::make_unique<Engine>(2);
  Turbo other{3};
  Turbo called(4);
  engine.start(1 + 2);
  pointer->warm();
  made.get()->start(0);
  app::run<int>(engine, [&](int a) { helper(a); });
  ::helper(6);
  std::vector<int>{1, 2}.size();
  helper(Engine{}.level);
  return (*pointer)(7);
}

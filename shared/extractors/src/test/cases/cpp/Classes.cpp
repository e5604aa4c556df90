#include <vector>
#include "shapes/shape.hpp"

namespace geo::shapes {

using std::vector;
using namespace std::chrono;
namespace fs = std::filesystem;
using Points = vector<Point>;

/// A shape.
class Shape : public Base<int>, private detail::Impl {
 public:
  explicit Shape(int sides = 3);
  virtual ~Shape() = default;
  virtual double area() const = 0;
  static Shape *make();
  bool operator==(const Shape &other) const;
  operator bool() const { return true; }

 protected:
  int sides_ = 3;

 private:
  struct Hidden { int a; };
  friend class Friend;
  template <typename T, int N> T get(T &&value) { return value; }
};

template <typename T>
struct Box final : Shape {
  T value;
  enum class Kind : char { Small, Large };
  Box(T v) : Shape(1), value(v) {}
};

template <class T> concept Sized = requires(T t) { t.size(); };

namespace {
int hidden() { return 1; }
}

static int internal(int, const char *);

}  // namespace geo::shapes

double geo::shapes::Shape::area() const { return sides_; }

geo::shapes::Shape::Shape(int sides) : sides_(sides) { init(); }

template <typename T>
T Holder<T>::take(T &first, T... rest) { return first; }

auto lambda = [](int x) { return x; };

extern "C" {
int c_function(void);
}

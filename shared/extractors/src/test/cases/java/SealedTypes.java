package cases;

sealed interface SealedTypes permits SealedTypes.Open, Final, SealedTypes.Kind {
  non-sealed class Open implements SealedTypes {}

  enum Kind implements SealedTypes {
    ONE
  }
}

final class Final implements SealedTypes {}

sealed abstract class WithoutPermits {}

final class Permitted extends WithoutPermits {}

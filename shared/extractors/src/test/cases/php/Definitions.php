<html><body>
<?php
declare(strict_types=1);

namespace App\Models;

use App\Base\Entity;

/**
 * A user.
 *
 * @package App
 */
#[Entity]
final class User extends Entity implements \JsonSerializable, Named
{
    use HasName, Traits\Loggable;

    public const LIMIT = 10;
    private const string SECRET = 'x', OTHER = 'y';
    protected ?string $name = null;
    public static int $count = 0, $more;
    var $old;

    /** Makes one. */
    public function __construct(private readonly int $id, string $name = "x", ?Client &...$rest)
    {
        $this->name = $name;
        $local = new Client($id);
        $local = 2;
        static $kept = 1;
        $add = fn (int $x): int => $x + $local;
        $run = function (array $y) use ($local) { $z = $y; };
    }

    abstract protected static function make(): static;

    function open(): int|string { return 1; }
}

interface Named { public function name(): string; }
trait HasName { private function hidden() {} }
enum Suit: string implements HasLabel { case Hearts = 'H'; const Wild = self::Hearts; }

function helper(array $items) { return new class { function inner() {} }; }
const VERSION = "1";
define('GLOBAL_NAME', 3);
?>
<p>text</p>

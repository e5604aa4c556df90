<?php
namespace App\Web;

use App\Models\User;
use App\Models\{Order, Deep\Item as Part};
use function App\helper;
use const App\LIMIT;
require_once 'lib/util.php';
include "other.php";

class Controller extends Base
{
    private Client $client;

    public function run(User $given)
    {
        $this->stop(1 + 2);
        self::make("x");
        static::make();
        parent::run($given);
        $this->client->dial(name: 1, ...$rest);
        $given->save();
        $given?->load();
        User::find(1)->delete();
        Order::create();
        helper(2);
        strlen("a");
        \strtoupper("b");
        Sub\func(3);
        $made = new Part($given);
        $made->use();
        new \App\Other\Thing;
        $callback(4);
        Missing::call();
        array_map(fn ($x) => $this->stop($x), []);
    }

    private function stop(int $code) {}
    static function make() {}
}

package com.acme

import com.acme.util.helper
import com.acme.model.User as Person
import com.acme.all.*

class Service(private val client: Client) : Base(1) {
    private val other = Client()

    fun run(given: Client, person: Person?) {
        helper(1 + 2)
        this.stop(3)
        super.run()
        client.dial(name = "x", *list)
        other.dial()
        given.dial { it }
        person?.save()
        person!!.load(1) { a -> stop(a) }
        Client.create().dial()
        val local = Service(given)
        local.stop(2)
        listOf(1, 2).map { it + 1 }
        com.acme.deep.Thing.make()
        1 to 2
        String::length
        ::stop
        missing()
        "text".trim()
        with(given) { dial() }
    }

    fun stop(code: Int) {}

    class Client {
        fun dial() {}

        companion object {
            fun create() = Client()
        }
    }
}

package com.acme

import com.acme.util.helper
import com.acme.model._

class Service(client: Client) extends Base(1) {
  private val other = new Client

  def run(other2: Client): Unit = {
    helper(1 + 2)
    this.stop(3)
    super.run(other2)
    client.dial(name = "x")
    other.dial()
    other2.dial { a => a }
    Client.create[Int]("x").dial()
    val local = new Service(other2)
    local.stop(2)
    List(1, 2).map(x => stop(x))
    com.acme.deep.Thing.make()
    client plus other
    new deep.Thing(1)
    missing()
    println("a")
  }

  def stop(code: Int): Unit = ()
}

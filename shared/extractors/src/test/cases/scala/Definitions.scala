package com.acme
package shapes

import scala.collection.mutable.{Map => MMap, Set, _}
import java.util.UUID, java.io._
import com.acme.base.Entity
import Deep.given

/** A shape. */
@deprecated("x", "1")
abstract class Shape[+T](val id: Int, private var name: String = "x") extends Base[T](id) with Named with Deep.Mixin {
  val area: Double = 1.0
  private[shapes] lazy val inner = new Inner
  protected var count, more = 0
  type Alias = List[T]
  def this(id: Int) = this(id, "y")
  /** Doubles. */
  override def twice[R](value: T, rest: Int*)(implicit ev: Ordering[R]): Option[R] = {
    val local: Int = 1
    val (first, second) = (1, 2)
    for (item <- rest) println(item)
    value match {
      case Some(x) => x
      case s: String => s
      case other => other
    }
    rest.map(a => a + 1)
    None
  }
  def abstractOne(a: Int): Unit
  class Inner { def deep() = () }
}

sealed trait Named { def name: String }
case class Point(x: Int, y: Int = 0)
object Shape { def apply(): Shape[Int] = null; implicit val ord: Ordering[Int] = null }
case object Empty extends Named { def name = "x" }
package object util { val limit = 10 }
enum Color(val rgb: Int) { case Red extends Color(1); case Green, Blue }

class Named {
    companion object Key {
        val size = 1
    }
}

class Unnamed {
    companion object {
        fun make() = Unnamed()
    }
}

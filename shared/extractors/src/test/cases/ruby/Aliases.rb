class Client
  def open; end
  alias_method :connect, :open
  alias start open
end

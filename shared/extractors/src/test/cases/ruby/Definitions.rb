#!/usr/bin/env ruby
# frozen_string_literal: true

# All about shapes.
module Shapes
  SIDES = 4

  # A shape.
  #
  # With more.
  class Shape < Base::Thing
    include Comparable
    extend ClassMethods
    attr_accessor :width, :height
    @@count = 0

    # Makes one.
    def initialize(width, height = 1, *rest, depth:, unit: "cm", **options, &block)
      @width = width
      @inner = Inner.new
      total = width * 2
      total += 1
      @width = 3
      first, @second = rest
      [1].each { |item, (a, b)| total = item }
      add = ->(left) { left + 1 }
      $global = 1
    end

    def self.make
    end

    class << self
      def build; end
    end

    def area = width * height

    def ==(other)
      true
    end

    def size=(value)
    end

    protected

    def guarded; end

    private

    def hidden; end

    public

    def shown; end
    private :shown
    private def inline; end
    private_class_method :make

    alias old_area area
    define_method(:dynamic) { |x| x }
  end

  class Outer::Inner
    def reach; end
  end

  Point = Struct.new(:x, :y) do
    def dist; end
  end

  def helper; end
end

def top(a)
end

def Shapes.outside
end

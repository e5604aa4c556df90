; Elements with an id, which are of their tag's type.

((element (STag . (Name) @type (Attribute (Name) @attribute (AttValue) @name))) @definition.element
  (#any-of? @attribute "id" "xml:id" "android:id" "x:Name"))
((element (EmptyElemTag . (Name) @type (Attribute (Name) @attribute (AttValue) @name))) @definition.element
  (#any-of? @attribute "id" "xml:id" "android:id" "x:Name"))

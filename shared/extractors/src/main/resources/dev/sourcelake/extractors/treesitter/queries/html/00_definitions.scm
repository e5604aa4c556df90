; Elements with an id, which are of their tag's type.

((element (start_tag (tag_name) @type (attribute (attribute_name) @attribute [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]))) @definition.element
  (#match? @attribute "^[iI][dD]$"))
((element (self_closing_tag (tag_name) @type (attribute (attribute_name) @attribute [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]))) @definition.element
  (#match? @attribute "^[iI][dD]$"))
((script_element (start_tag (tag_name) @type (attribute (attribute_name) @attribute [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]))) @definition.element
  (#match? @attribute "^[iI][dD]$"))

-- Types above each class, the superclass first.
SELECT class, super_class, array_to_string(interfaces, ' ') AS interfaces
FROM bytecode_classes
WHERE repo = 'classes'

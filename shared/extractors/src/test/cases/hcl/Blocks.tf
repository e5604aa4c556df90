# A bucket.
resource "aws_s3_bucket" "main" {
  bucket = "x"
  versioning { enabled = true }
  tags = { Name = upper("a") }
}
variable "region" {}
locals { a = 1 }

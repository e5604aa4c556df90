terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
  backend "s3" {
    bucket = "state"
  }
}

# Where it runs.
variable "region" {
  type        = string
  default     = "eu-west-1"
  description = "The region"
  validation {
    condition     = length(var.region) > 3
    error_message = "Too short."
  }
}

locals {
  tags  = merge(var.tags, { Name = "x", "quoted" = upper("y") })
  names = [for s in var.names : lower(s) if s != ""]
}

data "aws_ami" "linux" {
  most_recent = true
  filter {
    name   = "name"
    values = ["al2023-*"]
  }
}

resource "aws_instance" "web" {
  count         = var.enabled ? 1 : 0
  ami           = data.aws_ami.linux.id
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/sh
    echo ${var.region}
  EOT
  dynamic "ebs_block_device" {
    for_each = var.disks
    content {
      device_name = ebs_block_device.value.name
    }
  }
  lifecycle {
    ignore_changes = [tags]
  }
}

module "vpc" {
  source = "./vpc"
  cidr   = cidrsubnet("10.0.0.0/8", 8, 1)
}

output "address" {
  value     = aws_instance.web[0].public_ip
  sensitive = false
}

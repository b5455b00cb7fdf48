"""What writes files: each exporter receives what disclosure returned, never the journal."""

//! Layers of parcels as coverages (面状图层拓扑).

//! Mapbox vector tiles (矢量瓦片).

//! Operations on parcels that conserve area and outline (地块分割与合并).

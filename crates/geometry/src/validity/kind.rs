//! The kinds of findings, with their stable codes and what a clerk is told.

/// What is wrong.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum FindingKind {
    /// More vertices than we are ready to look at; nothing else was checked.
    TooManyVertices,
    /// A coordinate is infinite or not a number.
    NotFinite,
    /// Fewer than three different vertices in a row.
    TooFewPoints,
    /// The last coordinate does not repeat the first.
    UnclosedRing,
    /// A vertex repeats the one before it.
    RepeatedVertex,
    /// Two different vertices of the outline are nearly one.
    VerticesTooClose,
    /// The boundary turns back on itself.
    Spike,
    /// A corner is too narrow.
    NarrowAngle,
    /// A ring that encloses nothing.
    ZeroArea,
    /// A patch too small to be a parcel.
    AreaBelowMinimum,
    /// More than one patch.
    MultipleParts,
    /// A ring crosses, touches or retraces itself.
    RingSelfIntersection,
    /// A hole lies, at least partly, outside its shell, or runs along it.
    HoleOutsideShell,
    /// Two holes overlap, lie in each other, or share an edge.
    HolesOverlap,
    /// Holes touch so that they cut the patch in two.
    InteriorDisconnected,
    /// Two patches overlap, lie in each other, or share an edge.
    NestedShells,
    /// The edges are entangled beyond what we are ready to compare; what follows was not checked.
    TooComplex,
    /// An exterior counter-clockwise, or an interior clockwise, in a shapefile.
    WrongRingDirection,
}

impl FindingKind {
    /// Every kind, in the order of checking.
    pub const ALL: [Self; 18] = [
        Self::TooManyVertices,
        Self::NotFinite,
        Self::TooFewPoints,
        Self::UnclosedRing,
        Self::RepeatedVertex,
        Self::VerticesTooClose,
        Self::Spike,
        Self::NarrowAngle,
        Self::ZeroArea,
        Self::AreaBelowMinimum,
        Self::MultipleParts,
        Self::RingSelfIntersection,
        Self::HoleOutsideShell,
        Self::HolesOverlap,
        Self::InteriorDisconnected,
        Self::NestedShells,
        Self::TooComplex,
        Self::WrongRingDirection,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManyVertices => "too-many-vertices",
            Self::NotFinite => "not-finite",
            Self::TooFewPoints => "too-few-points",
            Self::UnclosedRing => "unclosed-ring",
            Self::RepeatedVertex => "repeated-vertex",
            Self::VerticesTooClose => "vertices-too-close",
            Self::Spike => "spike",
            Self::NarrowAngle => "narrow-angle",
            Self::ZeroArea => "zero-area",
            Self::AreaBelowMinimum => "area-below-minimum",
            Self::MultipleParts => "multiple-parts",
            Self::RingSelfIntersection => "ring-self-intersection",
            Self::HoleOutsideShell => "hole-outside-shell",
            Self::HolesOverlap => "holes-overlap",
            Self::InteriorDisconnected => "interior-disconnected",
            Self::NestedShells => "nested-shells",
            Self::TooComplex => "too-complex",
            Self::WrongRingDirection => "wrong-ring-direction",
        }
    }

    /// What a clerk is told.
    pub fn title_zh(self) -> &'static str {
        match self {
            Self::TooManyVertices => "节点过多",
            Self::NotFinite => "坐标不是有效数值",
            Self::TooFewPoints => "环的节点不足",
            Self::UnclosedRing => "环未闭合",
            Self::RepeatedVertex => "节点重复",
            Self::VerticesTooClose => "节点间距过小",
            Self::Spike => "尖刺",
            Self::NarrowAngle => "狭长角",
            Self::ZeroArea => "面积为零",
            Self::AreaBelowMinimum => "碎小图斑",
            Self::MultipleParts => "多部件图形",
            Self::RingSelfIntersection => "自相交",
            Self::HoleOutsideShell => "内环超出外环",
            Self::HolesOverlap => "内环重叠",
            Self::InteriorDisconnected => "内环将图形割裂",
            Self::NestedShells => "各部分重叠或嵌套",
            Self::TooComplex => "图形过于复杂",
            Self::WrongRingDirection => "环方向错误",
        }
    }

    /// Says whether the whole ring is meant; the vertex of a finding then only says where the ring is.
    pub fn concerns_whole_ring(self) -> bool {
        matches!(
            self,
            Self::TooManyVertices
                | Self::TooFewPoints
                | Self::UnclosedRing
                | Self::ZeroArea
                | Self::AreaBelowMinimum
                | Self::MultipleParts
                | Self::TooComplex
                | Self::WrongRingDirection
        )
    }

    /// The unit of the measure, if the kind has one: `count` stands for a number of things.
    pub fn unit(self) -> Option<&'static str> {
        match self {
            Self::TooManyVertices | Self::TooFewPoints | Self::MultipleParts => Some("count"),
            Self::VerticesTooClose => Some("m"),
            Self::Spike | Self::NarrowAngle => Some("°"),
            Self::ZeroArea | Self::AreaBelowMinimum => Some("m²"),
            _ => None,
        }
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Arithmetic of high-water marks
/// @notice Prices are WAD. Every rounding goes the investor's way: marks up, profit and fees down.
library HighWaterMark {
    /// @dev The mark of shares held at one mark and shares that join them at another.
    function merge(uint256 held, uint256 heldMark, uint256 joining, uint256 joiningMark)
        internal
        pure
        returns (uint256)
    {
        if (held == 0) return joiningMark;
        if (joining == 0) return heldMark;
        // Shares times their mark is their cost times 10^24; a cost is below 2^63, so neither product comes near 2^256.
        return Math.ceilDiv(held * heldMark + joining * joiningMark, held + joining);
    }

    /// @dev Profit of `shares` above `mark`, in the asset.
    /// @param shareUnit How many share units times WAD make one asset unit at price 1.
    function profit(uint256 shares, uint256 mark, uint256 price, uint256 shareUnit) internal pure returns (uint256) {
        return price <= mark ? 0 : Math.mulDiv(shares, price - mark, shareUnit);
    }
}
